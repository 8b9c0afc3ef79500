using static CognitoIdentity.UnitTests.LocalService.ServiceInProcess;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class PrincipalTagTests
{
    private const string Defaults = """{"client":"aud","username":"sub"}""";
    private const string Claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private const string OpenIdArn = $"arn:aws:iam::123456789012:oidc-provider/{OpenId}";
    private readonly ServiceInProcess _service = new();
    private readonly string _pool;

    public PrincipalTagTests() => _pool = _service.CreatePool();

    [Theory]
    [InlineData(UserPool, Defaults)]
    [InlineData(Google, Defaults)]
    [InlineData(Facebook, Defaults)]
    [InlineData(OpenId, Defaults)]
    [InlineData(OpenIdArn, Defaults)]
    [InlineData("www.amazon.com", """{"client":"aud","username":"user_id"}""")]
    [InlineData(Saml, $$"""{"client":"{{Claims}}nameidentifier","username":"{{Claims}}name"}""")]
    public void A_provider_has_no_tags_at_first_and_its_own_defaults(string provider, string defaults)
    {
        _service.Ok("UpdateIdentityPool", new
        {
            IdentityPoolId = _pool,
            IdentityPoolName = "p",
            AllowUnauthenticatedIdentities = true,
            SupportedLoginProviders = new Dictionary<string, string> { [Google] = "google-1", [Facebook] = "1234", ["www.amazon.com"] = "amzn1.x" },
            CognitoIdentityProviders = new[] { new { ProviderName = UserPool, ClientId } },
            OpenIdConnectProviderARNs = new[] { OpenIdArn },
            SamlProviderARNs = new[] { Saml },
            DeveloperProviderName = Developer,
        });

        Assert.Equal(Shown(provider, "false", "{}"), Get(provider));
        Assert.Equal(Shown(provider, "true", defaults), Set(new { IdentityPoolId = _pool, IdentityProviderName = provider, UseDefaults = true }));
        Assert.Equal(Shown(provider, "true", defaults), Get(provider));
    }

    [Fact]
    public void An_OpenID_Connect_provider_may_be_named_by_its_arn()
    {
        Assert.Equal(
            Shown(OpenIdArn, "false", """{"team":"custom:team"}"""),
            Set(new { IdentityPoolId = _pool, IdentityProviderName = OpenIdArn, PrincipalTags = new { team = "custom:team" } }));
        Assert.Equal(Shown(OpenId, "false", """{"team":"custom:team"}"""), Get(OpenId));

        LocalLogin login = _service.Login("ada", OpenId, "any", new() { ["custom:team"] = "red" });
        string token = _service.Ok("GetOpenIdToken", new { IdentityId = _service.GetId(_pool, login), login.Logins }).GetProperty("Token").GetString()!;
        string claims = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(token.Split('.')[1].Replace('-', '+').Replace('_', '/').PadRight((token.Split('.')[1].Length + 3) / 4 * 4, '=')));
        Assert.Contains("""{"principal_tags":{"team":["red"]}}""", claims, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_holds_for_its_provider_until_the_defaults_are_asked_for()
    {
        string set = Set(new { IdentityPoolId = _pool, IdentityProviderName = Google, PrincipalTags = new { team = "custom:team" } });
        Assert.Equal(Shown(Google, "false", """{"team":"custom:team"}"""), set);
        Assert.Equal(set, Get(Google));
        Assert.Equal(Shown(UserPool, "false", "{}"), Get(UserPool));

        string reset = Set(new { IdentityPoolId = _pool, IdentityProviderName = Google, UseDefaults = true, PrincipalTags = new { } });
        Assert.Equal(Shown(Google, "true", Defaults), reset);
        Assert.Equal(reset, Get(Google));
    }

    [Fact]
    public void A_null_map_becomes_an_empty_one() =>
        Assert.Equal(Shown(Google, "false", "{}"), Set(new { IdentityPoolId = _pool, IdentityProviderName = Google, UseDefaults = false }));

    [Fact]
    public void A_provider_that_the_pool_does_not_have_is_rejected()
    {
        Assert.Equal("InvalidParameterException", _service.Failed("GetPrincipalTagAttributeMap", new { IdentityPoolId = _pool, IdentityProviderName = "x" }).Type);
        Assert.Equal("InvalidParameterException", _service.Failed("SetPrincipalTagAttributeMap", new { IdentityPoolId = _pool, IdentityProviderName = "x" }).Type);
    }

    [Fact]
    public void A_missing_pool_is_reported_as_missing()
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
