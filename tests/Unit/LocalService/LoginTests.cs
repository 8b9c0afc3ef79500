using CognitoIdentity.Local;
using static CognitoIdentity.UnitTests.LocalService.ServiceInProcess;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>Which tokens the service accepts, and its errors for others.</summary>
public sealed class LoginTests
{
    private readonly ServiceInProcess _service = new();
    private readonly string _pool;

    public LoginTests() => _pool = _service.CreatePool();

    [Fact]
    public void Tokens_of_every_kind_of_provider_are_taken()
    {
        _service.GetId(_pool, _service.Login("ada"));
        _service.GetId(_pool, _service.Login("ada", client: "other"));
        _service.GetId(_pool, _service.Login("ada", Google, "google-2"));
        _service.GetId(_pool, _service.Login("ada", Facebook, "1234"));
        _service.GetId(_pool, _service.Login("ada", OpenId, "any"));
    }

    [Fact]
    public void A_provider_that_is_not_configured_is_rejected() => AssertRejected(
        NotAuthorized("Token is not from a supported provider of this identity pool."), _service.Login("ada", "elsewhere.example"));

    [Fact]
    public void A_client_that_is_not_configured_is_rejected()
    {
        AssertRejected(NotAuthorized("Token is not from a supported provider of this identity pool."), _service.Login("ada", client: "nobody"));
        AssertRejected(NotAuthorized("Token is not from a supported provider of this identity pool."), _service.Login("ada", Google, "google-1;google-2"));
    }

    [Fact]
    public void A_developer_provider_is_not_a_login_key() => Assert.Equal(
        ("InvalidParameterException", "Please provide a valid public provider"),
        _service.Failed("GetId", new { IdentityPoolId = _pool, Logins = new Dictionary<string, string> { [Developer] = "ada" } }));

    [Fact]
    public void GetId_rejects_a_developer_token() =>
        AssertRejected(BadToken("Can't pass in a Cognito token."), Under(Cognito, _service.DeveloperToken(_pool, "ada").Token));

    [Theory]
    [InlineData(UserPool)]
    [InlineData("elsewhere.example")]
    [InlineData("https://accounts.google.com")]
    public void A_token_of_another_issuer_is_rejected_whether_its_key_is_known_or_not(string key) =>
        AssertRejected(BadToken("Issuer doesn't match providerName"), Under(key, _service.Login("ada", Google, ClientId).Token));

    [Fact]
    public void An_invalid_token_under_an_unknown_key_is_rejected_because_of_the_key() => AssertRejected(
        NotAuthorized("Token is not from a supported provider of this identity pool."), Under("elsewhere.example", "opaque"));

    [Fact]
    public void A_pool_without_providers_takes_no_logins()
    {
        string pool = _service.Ok("CreateIdentityPool", new { IdentityPoolName = "p", AllowUnauthenticatedIdentities = true }).GetProperty("IdentityPoolId").GetString()!;

        foreach ((string key, string token) in new[] { (UserPool, _service.Login("ada").Token), (Google, "opaque"), (Cognito, _service.DeveloperToken(_pool, "ada").Token) })
        {
            Assert.Equal(
                NotAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool."),
                _service.Failed("GetId", new { IdentityPoolId = pool, Logins = Under(key, token) }));
        }

        _service.GetId(pool);
    }

    [Fact]
    public void An_access_token_is_rejected() => AssertRejected(
        BadToken("Missing a required claim: aud"), _service.Login("ada", claims: new() { ["token_use"] = "access" }));

    [Fact]
    public void A_user_pool_token_other_than_an_ID_token_is_rejected() => AssertRejected(
        BadToken("Not a valid OpenId Connect identity token."), _service.Login("ada", claims: new() { ["token_use"] = "access", ["aud"] = ClientId }));

    [Theory]
    [InlineData("aud")]
    [InlineData("sub")]
    [InlineData("iss")]
    [InlineData("exp")]
    public void A_missing_claim_is_named(string claim) => AssertRejected(
        BadToken($"Missing a required claim: {claim}"), _service.Login("ada", claims: new() { [claim] = null }));

    [Theory]
    [InlineData(4_000_000_000L, "2096-10-02T07:06:40Z")]
    [InlineData(4_000_000_000.5, "2096-10-02T07:06:40Z")]
    [InlineData(1_000, "1970-01-01T00:16:40Z")]
    [InlineData(long.MaxValue, "9999-12-31T23:59:59Z")]
    [InlineData("soon", "2026-01-02T04:04:05.678Z")]
    [InlineData(null, "2026-01-02T04:04:05.678Z")]
    public void A_login_ends_when_its_claim_says(object? claim, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime,
        _service.Login("ada", claims: new() { ["exp"] = claim }).Expiration.ToUniversalTime());

    [Fact]
    public void An_expired_token_is_rejected_from_its_last_second_on()
    {
        LocalLogin login = _service.Login("ada", validFor: TimeSpan.FromSeconds(60));

        _service.Clock.Advance(TimeSpan.FromSeconds(59));
        _service.GetId(_pool, login);
        _service.Clock.Advance(TimeSpan.FromSeconds(1));

        AssertRejected(BadToken("Token expired: 1767323105 >= 1767323105"), login);
        _service.Clock.Advance(TimeSpan.FromSeconds(9));
        AssertRejected(BadToken("Token expired: 1767323114 >= 1767323105"), login);
    }

    [Theory]
    [InlineData(UserPool, ClientId)]
    [InlineData(Google, "google-1")]
    [InlineData(OpenId, "any")]
    public void A_token_of_the_services_own_issuer_that_was_changed_is_rejected(string provider, string client)
    {
        string[] good = _service.Login("ada", provider, client).Token.Split('.');
        string[] other = _service.Login("eve", provider, client).Token.Split('.');

        AssertRejected(BadToken("Couldn't verify signed token."), Under(provider, $"{good[0]}.{other[1]}.{good[2]}"));
    }

    [Fact]
    public void A_user_pools_token_has_to_be_signed_by_the_services_own_issuer()
    {
        string foreign = new ServiceInProcess().Login("ada").Token;

        AssertRejected(BadToken("Couldn't verify signed token."), Under(UserPool, foreign));
        AssertRejected(BadToken("Couldn't verify signed token."), Under(UserPool, Unsigned(UserPool, ClientId)));
    }

    [Fact]
    public void Tokens_of_providers_whose_keys_are_not_known_are_taken_by_their_claims()
    {
        string id = Id(Under(Google, Unsigned(Google, "google-1")));

        Assert.Equal(id, Id(Under(Google, Unsigned(Google, "google-2"))));
        Assert.Equal(id, _service.GetId(_pool, _service.GoogleLogin("ada")));
    }

    [Theory]
    [InlineData("opaque")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.")]
    [InlineData("e30.W10.e30")]
    [InlineData("e30.e30.e30.e30.e30")]
    [InlineData("..")]
    public void A_token_other_than_an_ID_token_is_rejected(string token)
    {
        (string type, string message) = _service.Failed("GetId", new { IdentityPoolId = _pool, Logins = Under(Google, token) });

        Assert.Equal("NotAuthorizedException", type);
        Assert.StartsWith("Invalid login token. ", message, StringComparison.Ordinal);
        Assert.DoesNotContain(token, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mangled_token_is_rejected_as_a_token()
    {
        var random = new Random(1);
        string[] good = [.. new[] { """{"alg":"RS256","kid":"k"}""", """{"iss":"https://accounts.google.com","aud":"google-1","sub":"ada","exp":4000000000}""", "signature" }];
        for (int round = 0; round < 3000; round++)
        {
            string[] parts = [.. good];
            char[] part = parts[random.Next(3)].ToCharArray();
            int at = random.Next(part.Length);
            part[at] = (char)random.Next(1, 300);
            parts[random.Next(3)] = new string(part);
            char[] token = string.Join('.', parts.Select(Base64Url)).ToCharArray();
            if (round % 2 == 0)
            {
                token[random.Next(token.Length)] = (char)random.Next(33, 127);
            }

            ServiceReply reply = _service.Call("GetId", new { IdentityPoolId = _pool, Logins = Under(Google, new string(token)) });
            Assert.True(reply.Status is 200 or 400, new string(token));
        }
    }

    [Fact]
    public void Opaque_tokens_are_taken_where_the_provider_gives_such()
    {
        string id = Id(Under(Facebook, "EAAB-opaque"));

        Assert.Equal(id, Id(Under(Facebook, "EAAB-opaque")));
        Assert.NotEqual(id, Id(Under(Facebook, "EAAB-other")));
        Assert.NotEqual(id, Id(Under(Saml, "PHNhbWw+")));
    }

    [Fact]
    public void A_token_of_the_identity_service_needs_the_service_s_own_key()
    {
        string token = _service.DeveloperToken(_pool, "ada").Token;

        AssertRejected(BadToken("Can't pass in a Cognito token."), Under(Google, token));
        AssertRejected(BadToken("Can't pass in a Cognito token."), Under("elsewhere.example", token));
    }

    [Fact]
    public void Under_the_key_of_the_identity_service_only_its_tokens_go()
    {
        (string id, string token) = _service.DeveloperToken(_pool, "ada");
        string guest = _service.GetId(_pool);
        string guestToken = _service.Ok("GetOpenIdToken", new { IdentityId = guest }).GetProperty("Token").GetString()!;
        string elsewhere = _service.DeveloperToken(_service.CreatePool(), "ada").Token;
        string[] parts = token.Split('.');

        Assert.Equal(BadToken("Not a Cognito token."), Credentials(_service.Login("ada").Token));
        Assert.Equal(BadToken("Not a Cognito token."), Credentials(guestToken));
        Assert.Equal(BadToken("Not a valid OpenId Connect identity token."), Credentials("opaque"));
        Assert.Equal(BadToken("Couldn't verify signed token."), Credentials($"{parts[0]}.{parts[1]}.{elsewhere.Split('.')[2]}"));
        Assert.Equal(NotAuthorized("Token is not from a supported provider of this identity pool."), Credentials(elsewhere));
        _service.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(BadToken("Token expired: 1767323945 >= 1767323945"), Credentials(token));

        (string, string) Credentials(string login) =>
            _service.Failed("GetCredentialsForIdentity", new { IdentityId = id, Logins = Under(Cognito, login) });
    }

    [Fact]
    public void A_login_can_take_its_client_from_the_pool()
    {
        foreach (string provider in new[] { UserPool, Google, Facebook, OpenId })
        {
            _service.GetId(_pool, _service.Core.CreateLogin(new LocalLoginOptions { ProviderName = provider, UserId = "ada", IdentityPoolId = _pool }));
        }

        Assert.Throws<ServiceException>(() => _service.Core.CreateLogin(
            new LocalLoginOptions { ProviderName = "elsewhere", UserId = "ada", IdentityPoolId = _pool }));
    }

    [Fact]
    public void A_login_shows_no_token()
    {
        LocalLogin login = _service.Login("ada", claims: new() { ["cognito:groups"] = new object[] { "a", "b" } });

        Assert.Equal($"ada at {UserPool}", login.ToString());
        Assert.Equal(["id", "ada"], new[] { login.Claims["token_use"], login.Claims["cognito:username"] });
        Assert.Equal(_service.Clock.Now.AddHours(1).LocalDateTime, login.Expiration);
    }

    private static Dictionary<string, string> Under(string key, string token) => new() { [key] = token };

    // Like a provider's token, whose signature the service can't check.
    private static string Unsigned(string provider, string client)
    {
        string header = Base64Url("""{"alg":"RS256","kid":"theirs"}""");
        string claims = Base64Url($$"""{"iss":"https://{{provider}}","sub":"ada","aud":"{{client}}","exp":4000000000,"token_use":"id"}""");
        return $"{header}.{claims}.{Base64Url("signature")}";
    }

    private static string Base64Url(string text) =>
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private string Id(Dictionary<string, string> logins) =>
        _service.Ok("GetId", new { IdentityPoolId = _pool, Logins = logins }).GetProperty("IdentityId").GetString()!;

    private void AssertRejected((string, string) error, LocalLogin login) => AssertRejected(error, Map(login));

    private void AssertRejected((string, string) error, Dictionary<string, string> logins) =>
        Assert.Equal(error, _service.Failed("GetId", new { IdentityPoolId = _pool, Logins = logins }));
}
