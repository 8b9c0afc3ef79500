using static CognitoIdentity.UnitTests.LocalService.ServiceInProcess;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class PrincipalTagTests
{
    private const string Defaults = """{"client":"aud","username":"sub"}""";
    private readonly ServiceInProcess _service = new();
    private readonly string _pool;

    public PrincipalTagTests() => _pool = _service.CreatePool();

    [Theory]
    [InlineData(UserPool)]
    [InlineData(Google)]
    [InlineData(OpenId)]
    [InlineData(Saml)]
    public void A_provider_has_the_defaults_at_first(string provider) => Assert.Equal(Shown(provider, "true", Defaults), Get(provider));

    [Fact]
    public void A_map_replaces_the_defaults_until_they_are_asked_for_again()
    {
        string set = Set(new { IdentityPoolId = _pool, IdentityProviderName = Google, PrincipalTags = new { team = "custom:team" } });
        Assert.Equal(Shown(Google, "false", """{"team":"custom:team"}"""), set);
        Assert.Equal(set, Get(Google));
        Assert.Equal(Shown(UserPool, "true", Defaults), Get(UserPool));

        string reset = Set(new { IdentityPoolId = _pool, IdentityProviderName = Google, UseDefaults = true, PrincipalTags = new { } });
        Assert.Equal(Shown(Google, "true", Defaults), reset);
        Assert.Equal(reset, Get(Google));
    }

    [Fact]
    public void No_map_is_an_empty_one() =>
        Assert.Equal(Shown(Google, "false", "{}"), Set(new { IdentityPoolId = _pool, IdentityProviderName = Google, UseDefaults = false }));

    [Fact]
    public void A_provider_that_the_pool_does_not_have_is_rejected()
    {
        Assert.Equal("InvalidParameterException", _service.Failed("GetPrincipalTagAttributeMap", new { IdentityPoolId = _pool, IdentityProviderName = "x" }).Type);
        Assert.Equal("InvalidParameterException", _service.Failed("SetPrincipalTagAttributeMap", new { IdentityPoolId = _pool, IdentityProviderName = "x" }).Type);
    }

    [Fact]
    public void A_pool_that_is_not_there_is_said_to_be_missing()
    {
        const string Unknown = "us-east-1:00000000-0000-0000-0000-000000000000";

        Assert.Equal(
            ("ResourceNotFoundException", $"IdentityPool '{Unknown}' not found."),
            _service.Failed("GetPrincipalTagAttributeMap", new { IdentityPoolId = Unknown, IdentityProviderName = Google }));
    }

    private string Get(string provider) =>
        _service.Ok("GetPrincipalTagAttributeMap", new { IdentityPoolId = _pool, IdentityProviderName = provider }).GetRawText();

    private string Set(object input) => _service.Ok("SetPrincipalTagAttributeMap", input).GetRawText();

    private string Shown(string provider, string useDefaults, string tags) =>
        $$"""{"IdentityPoolId":"{{_pool}}","IdentityProviderName":"{{provider}}","UseDefaults":{{useDefaults}},"PrincipalTags":{{tags}}}""";
}
