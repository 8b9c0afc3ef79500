using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CognitoIdentity.Local;
using static CognitoIdentity.UnitTests.LocalService.ServiceInProcess;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class TokenTests
{
    private readonly ServiceInProcess _service = new();
    private readonly string _pool;

    public TokenTests() => _pool = _service.CreatePool();

    [Fact]
    public void A_guests_token_says_so()
    {
        string guest = _service.GetId(_pool);

        (JsonElement header, JsonElement claims) = Read(Token(guest));

        Assert.Equal(("us-east-11", "JWS", "RS512"), (Text(header, "kid"), Text(header, "typ"), Text(header, "alg")));
        Assert.Equal((guest, _pool, "https://cognito-identity.amazonaws.com"), (Text(claims, "sub"), Text(claims, "aud"), Text(claims, "iss")));
        Assert.Equal("""["unauthenticated"]""", claims.GetProperty("amr").GetRawText());
        Assert.Equal((1767323045, 1767323045 + 600), (claims.GetProperty("iat").GetInt64(), claims.GetProperty("exp").GetInt64()));
        Assert.Equal(6, claims.EnumerateObject().Count());
    }

    [Fact]
    public void A_token_says_how_the_user_signed_in()
    {
        string id = _service.GetId(_pool, _service.GoogleLogin("g"), _service.Login("ada"));

        (_, JsonElement claims) = Read(Token(id, _service.Login("ada"), _service.GoogleLogin("g")));

        Assert.Equal(
            ["authenticated", UserPool, $"{UserPool}:{_pool}:ada", Google, $"{Google}:{_pool}:g"],
            claims.GetProperty("amr").EnumerateArray().Select(method => method.GetString()));
    }

    [Theory]
    [InlineData(null, 900)]
    [InlineData(1, 1)]
    [InlineData(86400, 86400)]
    public void A_developer_token_lasts_as_long_as_asked_for(int? duration, int lifetime)
    {
        (_, JsonElement claims) = Read(DeveloperToken(new { IdentityPoolId = _pool, Logins = Developers("ada"), TokenDuration = duration }));

        Assert.Equal(lifetime, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.Equal(
            ["authenticated", Developer, $"{Developer}:{_pool}:ada"],
            claims.GetProperty("amr").EnumerateArray().Select(method => method.GetString()));
    }

    [Fact]
    public void A_developer_token_carries_principal_tags()
    {
        (_, JsonElement claims) = Read(DeveloperToken(new
        {
            IdentityPoolId = _pool,
            Logins = Developers("ada"),
            PrincipalTags = new Dictionary<string, string> { ["team"] = "blue" },
        }));

        Assert.Equal("""{"principal_tags":{"team":["blue"]}}""", claims.GetProperty("https://aws.amazon.com/tags").GetRawText());
    }

    [Fact]
    public void A_developer_token_can_be_passed_for_a_token()
    {
        (string id, string token) = _service.DeveloperToken(_pool, "ada");

        JsonElement answer = _service.Ok("GetOpenIdToken", new { IdentityId = id, Logins = new Dictionary<string, string> { [Cognito] = token } });

        (_, JsonElement claims) = Read(answer.GetProperty("Token").GetString()!);
        Assert.Equal(["authenticated", Developer, $"{Developer}:{_pool}:ada"], claims.GetProperty("amr").EnumerateArray().Select(method => method.GetString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_an_explicit_no_blocks_the_classic_flow(bool? classic)
    {
        string pool = _service.CreatePool(classic: classic);
        string guest = _service.GetId(pool);

        if (classic == false)
        {
            Assert.Equal(
                ("InvalidParameterException", "Basic (classic) flow is not enabled, please use enhanced flow."),
                _service.Failed("GetOpenIdToken", new { IdentityId = guest }));
            _service.DeveloperToken(pool, "ada");
        }
        else
        {
            Token(guest);
        }
    }

    [Fact]
    public void Role_mappings_block_the_classic_flow()
    {
        string guest = _service.GetId(_pool);
        _service.Ok("SetIdentityPoolRoles", new
        {
            IdentityPoolId = _pool,
            Roles = new { },
            RoleMappings = new Dictionary<string, object> { [Google] = new { Type = "Token", AmbiguousRoleResolution = "Deny" } },
        });

        Assert.Equal(
            ("InvalidParameterException", "Basic (classic) flow is not supported with RoleMappings, please use enhanced flow."),
            _service.Failed("GetOpenIdToken", new { IdentityId = guest }));
    }

    [Fact]
    public void Anybody_can_verify_a_token_with_the_key_set()
    {
        string[] token = Token(_service.GetId(_pool)).Split('.');
        PublicKey key = Assert.Single(_service.Core.Keys().Keys);
        Assert.Equal(("RSA", "RS512", "sig", "us-east-11"), (key.Type, key.Algorithm, key.Use, key.KeyId));

        using var rsa = RSA.Create(new RSAParameters { Modulus = Decode(key.Modulus), Exponent = Decode(key.Exponent) });

        Assert.True(rsa.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Decode(token[2]), HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1));
        Assert.Equal(2048, rsa.KeySize);
    }

    [Fact]
    public void Principal_tags_that_were_set_are_in_the_token()
    {
        string id = _service.GetId(_pool, _service.Login("ada"));
        var claims = new Dictionary<string, object?> { ["team"] = "blue" };
        _service.Ok("SetPrincipalTagAttributeMap", new
        {
            IdentityPoolId = _pool,
            IdentityProviderName = UserPool,
            PrincipalTags = new Dictionary<string, string> { ["group"] = "team", ["missing"] = "nothing" },
        });

        (_, JsonElement tagged) = Read(Token(id, _service.Login("ada", claims: claims)));
        _service.Ok("SetPrincipalTagAttributeMap", new { IdentityPoolId = _pool, IdentityProviderName = UserPool, UseDefaults = true });
        (_, JsonElement byDefault) = Read(Token(id, _service.Login("ada")));

        Assert.Equal("""{"principal_tags":{"group":["blue"]}}""", tagged.GetProperty("https://aws.amazon.com/tags").GetRawText());
        Assert.Equal(
            $$$"""{"principal_tags":{"client":["{{{ClientId}}}"],"username":["ada"]}}""", byDefault.GetProperty("https://aws.amazon.com/tags").GetRawText());
    }

    [Fact]
    public void A_role_is_not_assumed_with_an_expired_token()
    {
        var request = new AssumeRoleRequest { RoleArn = Role + "reader", RoleSessionName = "me", WebIdentityToken = Token(_service.GetId(_pool)) };

        _service.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        new WebIdentity(_service.Core).AssumeRole(request);
        _service.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("ExpiredTokenException", Assert.Throws<QueryException>(() => new WebIdentity(_service.Core).AssumeRole(request)).Code);
    }

    [Fact]
    public void Credentials_end_when_their_hour_is_over()
    {
        RoleSessions sessions = _service.Core.Sessions;
        Credentials credentials = sessions.Begin(Role + "reader", "me", TimeSpan.FromHours(1));
        string key = credentials.AccessKeyId!, token = credentials.SessionToken!;

        Assert.Equal("me", sessions.Find(key, token)!.Name);
        Assert.Null(sessions.Find(key, "AAAA" + token[4..]));
        Assert.Null(sessions.Find(key, "somebody else's"));
        Assert.Null(sessions.Find(key, null));
        Assert.Null(sessions.Find(sessions.Begin(Role + "reader", "me", TimeSpan.FromHours(1)).AccessKeyId!, token));
        _service.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("ExpiredTokenException", Assert.Throws<ServiceException>(() => sessions.Find(key, token)).Type);
    }

    private static Dictionary<string, string> Developers(string user) => new() { [Developer] = user };

    private string Token(string id, params LocalLogin[] logins) =>
        _service.Ok("GetOpenIdToken", new { IdentityId = id, Logins = Map(logins) }).GetProperty("Token").GetString()!;

    private string DeveloperToken(object input) => _service.Ok("GetOpenIdTokenForDeveloperIdentity", input).GetProperty("Token").GetString()!;

    private static string? Text(JsonElement part, string name) => part.GetProperty(name).GetString();

    private static (JsonElement Header, JsonElement Claims) Read(string token)
    {
        string[] parts = token.Split('.');
        return (JsonDocument.Parse(Decode(parts[0])).RootElement, JsonDocument.Parse(Decode(parts[1])).RootElement);
    }

    private static byte[] Decode(string text) =>
        Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
}
