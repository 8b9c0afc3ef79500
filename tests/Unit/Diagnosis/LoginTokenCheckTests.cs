using System.Text.Json;
using CognitoIdentity.UnitTests.LocalService;
using static CognitoIdentity.UnitTests.LocalService.ServiceInProcess;

namespace CognitoIdentity.UnitTests.Diagnosis;

/// <summary>Findings about logins. The local service must reject the same tokens.</summary>
public sealed class LoginTokenCheckTests
{
    private const string UserPoolId = "us-east-1_AbCdEfGhI";
    private const string OtherUserPool = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI";
    private const string SomePool = "us-east-1:01234567-89ab-cdef-0123-456789abcdef";

    // A finding id, the login key, and a token. The default token is from the user pool.
    private static readonly Dictionary<string, (string Finding, string Key, Func<LoginTokenCheckTests, string> Token)> Bad = new()
    {
        ["opaque text for a user pool"] = ("TokenNotJwt", UserPool, _ => "opaque"),
        ["access token of Google"] = ("TokenNotJwt", Google, _ => "ya29.a0ARrdaM"),
        ["opaque text for OpenID Connect"] = ("TokenNotJwt", OpenId, _ => "opaque"),
        ["refresh token"] = ("TokenEncrypted", UserPool, _ => "e30.e30.e30.e30.e30"),
        ["line break in the token"] = ("TokenNotJwt", UserPool, test => test.Token().Insert(40, "\n")),
        ["no signature"] = ("TokenUnsigned", UserPool, test => test.Token() is var token ? token[..(token.LastIndexOf('.') + 1)] : token),
        ["access token of the user pool"] = ("TokenNotIdToken", UserPool, test => test.Token(claims: new() { ["token_use"] = "access" })),
        ["access token that has an audience"] = ("TokenNotIdToken", UserPool, test => test.Token(claims: new() { ["token_use"] = "access", ["aud"] = ClientId })),
        ["user-pool token without a use"] = ("TokenNotIdToken", UserPool, test => test.Token(claims: new() { ["token_use"] = null })),
        ["no issuer"] = ("ClaimMissing", UserPool, test => test.Token(claims: new() { ["iss"] = null })),
        ["no audience"] = ("ClaimMissing", Google, test => test.Token(Google, "google-1", new() { ["aud"] = null })),
        ["no subject"] = ("ClaimMissing", Google, test => test.Token(Google, "google-1", new() { ["sub"] = null })),
        ["no end"] = ("ClaimMissing", OpenId, test => test.Token(OpenId, "any", new() { ["exp"] = null })),
        ["an end that is no time"] = ("ClaimMissing", Google, test => test.Token(Google, "google-1", new() { ["exp"] = "soon" })),
        ["key with a scheme"] = ("LoginKeyMalformed", "https://" + UserPool, test => test.Token()),
        ["ARN of the user pool"] = ("LoginKeyMalformed", $"arn:aws:cognito-idp:us-east-1:123456789012:userpool/{UserPoolId}", test => test.Token()),
        ["key with a slash at its end"] = ("LoginKeyMalformed", Google + "/", test => test.Token(Google, "google-1")),
        ["id of the user pool alone"] = ("LoginKeyMalformed", UserPoolId, test => test.Token()),
        ["id of an identity pool"] = ("LoginKeyMalformed", SomePool, test => test.Token()),
        ["id of an identity pool as that of a user pool"] = ("LoginKeyMalformed", "cognito-idp.us-east-1.amazonaws.com/" + SomePool, test => test.Token()),
        ["key with a client id"] = ("LoginKeyMalformed", $"{UserPool}:{ClientId}", test => test.Token()),
        ["key of two regions"] = ("LoginKeyMalformed", "cognito-idp.eu-west-1.amazonaws.com/us-east-1_AbCdEfGhI", test => test.Token()),
        ["token of another issuer"] = ("LoginKeyNotIssuer", UserPool, test => test.Token(Google, "google-1")),
        ["token of a user pool in another region"] = ("LoginKeyNotIssuer", UserPool, test => test.Token(OtherUserPool, ClientId)),
        ["user pool that is not configured"] = ("ProviderNotConfigured", OtherUserPool, test => test.Token(OtherUserPool, ClientId)),
        ["provider that is not configured"] = ("ProviderNotConfigured", "appleid.apple.com", test => test.Token("appleid.apple.com", "any")),
        ["opaque provider that is not configured"] = ("ProviderNotConfigured", "www.amazon.com", _ => "Atza|opaque"),
        ["client that is not configured"] = ("ClientNotConfigured", UserPool, test => test.Token(client: "nobody")),
        ["clients in one"] = ("ClientNotConfigured", Google, test => test.Token(Google, "google-1;google-2")),
        ["expired"] = ("TokenExpired", UserPool, test => test.Token(validFor: TimeSpan.FromHours(-1))),
        ["expired at this very moment"] = ("TokenExpired", Google, test => test.Token(Google, "google-1", new() { ["exp"] = test._now })),
        ["developer provider"] = ("LoginKeyIsDeveloper", Developer, _ => "ada"),
        ["token of an identity"] = ("TokenOfIdentity", Google, test => test._service.DeveloperToken(test._pool, "ada").Token),
        ["other token under the service's key"] = ("LoginKeyNotIssuer", Cognito, test => test.Token()),
        ["token of a guest"] = ("TokenOfGuest", Cognito, test => test.GuestToken()),
        ["token of an identity of another pool"] = ("TokenOfOtherPool", Cognito, test => test._service.DeveloperToken(test._service.CreatePool(), "ada").Token),
    };

    private static readonly Dictionary<string, (string Key, Func<LoginTokenCheckTests, string> Token)> Good = new()
    {
        ["user pool"] = (UserPool, test => test.Token()),
        ["user pool, another client"] = (UserPool, test => test.Token(client: "other")),
        ["Google"] = (Google, test => test.Token(Google, "google-2")),
        ["Google without a scheme"] = (Google, test => test.Token(Google, "google-1", new() { ["iss"] = Google })),
        ["one of several audiences"] = (Google, test => test.Token(Google, "google-1", new() { ["aud"] = new object[] { "nobody", "google-1" } })),
        ["OpenID Connect"] = (OpenId, test => test.Token(OpenId, "any")),
        ["Facebook"] = (Facebook, _ => "EAAB-opaque"),
        ["Facebook, a JWT"] = (Facebook, test => test.Token(Facebook, "1234")),
        ["SAML"] = (Saml, _ => "PHNhbWw+"),
        ["its last second"] = (UserPool, test => test.Token(claims: new() { ["exp"] = test._now + 1 })),
        ["developer user"] = (Cognito, test => test._service.DeveloperToken(test._pool, "ada").Token),
    };

    private readonly ServiceInProcess _service = new();
    private readonly string _pool;
    private readonly long _now;

    public LoginTokenCheckTests()
    {
        _pool = _service.CreatePool();
        _now = _service.Clock.Now.ToUnixTimeSeconds();
    }

    public static TheoryData<string> BadNames => [.. Bad.Keys];

    public static TheoryData<string> GoodNames => [.. Good.Keys];

    private DateTime Now => _service.Clock.Now.UtcDateTime;

    [Theory]
    [MemberData(nameof(BadNames))]
    public void Tokens_that_the_service_rejects_have_findings(string name)
    {
        (string finding, string key, Func<LoginTokenCheckTests, string> make) = Bad[name];
        string token = make(this);

        LoginTokenTest test = Check(key, token);

        Finding found = Assert.Single(test.Findings, found => found.Id == finding);
        Assert.Equal((FindingSeverity.Error, _pool, key), (found.Severity, found.IdentityPoolId, found.Target));
        Assert.False(test.IsAcceptable);
        Assert.Equal(finding == "LoginKeyIsDeveloper" ? "InvalidParameterException" : "NotAuthorizedException", ErrorOf(key, token).Type);
    }

    [Theory]
    [MemberData(nameof(GoodNames))]
    public void Tokens_that_the_service_accepts_have_no_errors(string name)
    {
        (string key, Func<LoginTokenCheckTests, string> make) = Good[name];
        string token = make(this);

        LoginTokenTest test = Check(key, token);

        Assert.All(test.Findings, finding => Assert.Equal(FindingSeverity.Information, finding.Severity));
        Assert.True(test.IsAcceptable);
        _service.Ok(OperationFor(key), Request(key, token));
    }

    [Theory]
    [InlineData("https://" + UserPool, $"Use the key '{UserPool}'.")]
    [InlineData(UserPoolId, $"Use the key '{UserPool}'.")]
    [InlineData("cn-north-1_AbCdEfGhI", "Use the key 'cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_AbCdEfGhI'.")]
    [InlineData(SomePool, $"Use the key '{UserPool}'.")]
    [InlineData(UserPool + ":" + ClientId, $"Use the key '{UserPool}'.")]
    [InlineData(UserPool + "/", $"Use the key '{UserPool}'.")]
    [InlineData($"arn:aws:cognito-idp:us-east-1:123456789012:userpool/{UserPoolId}", $"Use the key '{UserPool}'.")]
    [InlineData("arn:aws:iam::123456789012:oidc-provider/example.com/a", "Use the key 'example.com/a'.")]
    public void The_right_key_is_named(string key, string remedy) =>
        Assert.Equal(remedy, Assert.Single(Check(key, Token()).Findings, finding => finding.Id == "LoginKeyMalformed").Remedy);

    [Fact]
    public void The_rest_is_judged_by_the_right_key() =>
        Assert.Equal(["LoginKeyMalformed", "ClientNotConfigured"], Ids(Check("https://" + UserPool, Token(client: "nobody"))));

    [Fact]
    public void The_key_in_the_pool_is_a_valid_login_key()
    {
        var pool = new IdentityPool { OpenIdConnectProviderARNs = ["arn:aws:iam::123456789012:oidc-provider/tenant.example/"] };

        Assert.Empty(LoginTokenCheck.Run("tenant.example/", Token("tenant.example/", "any"), pool, Now).Findings);
    }

    [Fact]
    public void The_default_key_is_the_key_of_the_issuer()
    {
        LoginTokenTest test = Check(null, Token());

        Assert.Equal(UserPool, test.ProviderName);
        Assert.Empty(test.Findings);
        Assert.Equal(["TokenNotJwt"], Ids(Check(null, "opaque")));
    }

    [Fact]
    public void Without_a_pool_only_the_token_is_judged()
    {
        Assert.Empty(LoginTokenCheck.Run(OtherUserPool, Token(OtherUserPool, "nobody"), null, Now).Findings);
        Assert.Equal(["TokenNotIdToken", "TokenExpired"], Ids(LoginTokenCheck.Run(UserPool, Token(claims: new() { ["token_use"] = "access", ["exp"] = 1 }), null, Now)));
        Assert.Equal(["TokenOpaque"], Ids(LoginTokenCheck.Run(Facebook, "EAAB-opaque", null, Now)));
        Assert.Equal(["TokenOpaque"], Ids(LoginTokenCheck.Run(Saml, "PHNhbWw+", null, Now)));
    }

    [Fact]
    public void The_configured_providers_and_clients_are_listed()
    {
        Assert.Equal(
            $"The pool is not configured for {OtherUserPool}. It accepts only: {UserPool}, {Google}, {Facebook}, {OpenId}, {Saml}.",
            Check(OtherUserPool, Token(OtherUserPool)).Findings[0].Message);
        Assert.Equal(
            $"The token was issued to client nobody. For {Google}, the pool accepts only: google-1, google-2.",
            Check(Google, Token(Google, "nobody")).Findings[0].Message);
    }

    [Theory]
    [InlineData(-90, "The token expired at 2026-01-02 03:02:35Z, 90 seconds ago.")]
    [InlineData(-60 * 90, "The token expired at 2026-01-02 01:34:05Z, 90 minutes ago.")]
    [InlineData(-60 * 60 * 47, "The token expired at 2025-12-31 04:04:05Z, 47 hours ago.")]
    [InlineData(-60 * 60 * 24 * 400, "The token expired at 2024-11-28 03:04:05Z, 400 days ago.")]
    public void It_says_since_when_a_token_has_ended(int seconds, string message)
    {
        var now = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

        Assert.Equal(message, Assert.Single(LoginTokenCheck.Run(UserPool, Token(claims: new() { ["exp"] = _now + seconds }), null, now).Findings).Message);
    }

    [Theory]
    [InlineData("iat")]
    [InlineData("nbf")]
    public void A_token_from_the_future_shows_a_clock_that_is_off(string claim)
    {
        Finding finding = Assert.Single(Check(UserPool, Token(claims: new() { [claim] = _now + 3600 })).Findings);

        Assert.Equal(("TokenFromFuture", FindingSeverity.Warning), (finding.Id, finding.Severity));
        Assert.Empty(Check(UserPool, Token(claims: new() { [claim] = _now + 200 })).Findings);
    }

    [Fact]
    public void The_claims_are_in_the_result()
    {
        LoginTokenTest test = Check(UserPool, Token());

        Assert.Equal(("https://" + UserPool, "ada", "id"), (test.Issuer, test.Subject, test.TokenUse));
        Assert.Equal([ClientId], test.Audience);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), test.IssuedAt?.ToUniversalTime());
        Assert.Equal(new DateTime(2026, 1, 2, 4, 4, 5, DateTimeKind.Utc), test.Expiration?.ToUniversalTime());
    }

    [Fact]
    public void Claims_are_quoted_in_a_remedy()
    {
        Finding finding = Assert.Single(Check(Google, Token("it's\u2019 $(throw) `", "google-1")).Findings, finding => finding.Id == "LoginKeyNotIssuer");

        Assert.StartsWith("Use the key 'it''s\u2019\u2019 $(throw) `'", finding.Remedy, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Ids(LoginTokenTest test) => test.Findings.Select(finding => finding.Id);

    // GetId rejects tokens of the service itself.
    private static string OperationFor(string key) => key == Cognito ? "GetOpenIdToken" : "GetId";

    private object Request(string key, string token) => key == Cognito
        ? new { IdentityId = _service.DeveloperToken(_pool, "ada").Id, Logins = new Dictionary<string, string> { [key] = token } }
        : new { IdentityPoolId = _pool, Logins = new Dictionary<string, string> { [key] = token } };

    private (string Type, string Message) ErrorOf(string key, string token) => _service.Failed(OperationFor(key), Request(key, token));

    private LoginTokenTest Check(string? key, string token) =>
        LoginTokenCheck.Run(key, token, _service.Ok("DescribeIdentityPool", new { IdentityPoolId = _pool }).Deserialize<IdentityPool>(), Now);

    private string Token(string provider = UserPool, string client = ClientId, Dictionary<string, object?>? claims = null, TimeSpan? validFor = null) =>
        _service.Login("ada", provider, client, claims, validFor).Token;

    private string GuestToken() => _service.Ok("GetOpenIdToken", new { IdentityId = _service.GetId(_pool) }).GetProperty("Token").GetString()!;
}
