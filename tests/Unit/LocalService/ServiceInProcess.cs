using System.Text.Json;
using CognitoIdentity.Api;
using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>The service without HTTP, and what most tests of identities begin with.</summary>
internal sealed class ServiceInProcess
{
    public const string Region = "us-east-1";
    public const string UserPool = "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI";
    public const string ClientId = "1example23456789";
    public const string Google = "accounts.google.com";
    public const string Facebook = "graph.facebook.com";
    public const string OpenId = "issuer.example/tenant";
    public const string Developer = "login.example";
    public const string Cognito = "cognito-identity.amazonaws.com";
    public const string Saml = "arn:aws:iam::123456789012:saml-provider/saml";
    public const string Role = "arn:aws:iam::123456789012:role/";
    private readonly CognitoIdentityService _service;

    public ServiceInProcess(bool enforcesRoleTrust = false) =>
        _service = new CognitoIdentityService(RunningService.Account, Clock, enforcesRoleTrust);

    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));

    public CognitoIdentityService Core => _service;

    public ServiceReply Call(string operation, object input, string region = Region) => _service.Call(
        operation, Operation.ByName[operation].IsSigned ? new Caller("AKID", region) : null, JsonSerializer.SerializeToUtf8Bytes(input));

    /// <summary>The answer to a call that works.</summary>
    public JsonElement Ok(string operation, object input, string region = Region)
    {
        ServiceReply reply = Call(operation, input, region);
        Assert.True(reply.Status == 200, System.Text.Encoding.UTF8.GetString(reply.Body.Span));
        return reply.Body.IsEmpty ? default : JsonDocument.Parse(reply.Body).RootElement;
    }

    /// <summary>Type and text of the error to a call that is rejected.</summary>
    public (string Type, string Message) Failed(string operation, object input)
    {
        ServiceReply reply = Call(operation, input);
        Assert.Equal(400, reply.Status);
        JsonElement error = JsonDocument.Parse(reply.Body).RootElement;
        return (error.GetProperty("__type").GetString()!, error.GetProperty("message").GetString()!);
    }

    /// <summary>All that can be read of a pool and its identities.</summary>
    public string Everything(string pool) => string.Join('\n',
        Ok("DescribeIdentityPool", new { IdentityPoolId = pool }).GetRawText(),
        Ok("GetIdentityPoolRoles", new { IdentityPoolId = pool }).GetRawText(),
        Ok("GetPrincipalTagAttributeMap", new { IdentityPoolId = pool, IdentityProviderName = Google }).GetRawText(),
        Ok("ListIdentities", new { IdentityPoolId = pool, MaxResults = 60 }).GetRawText());

    /// <summary>A pool that is configured for everything.</summary>
    public string CreatePool(bool guests = true, bool? classic = null, string region = Region) => Ok("CreateIdentityPool", new Dictionary<string, object?>
    {
        ["IdentityPoolName"] = "pool",
        ["AllowUnauthenticatedIdentities"] = guests,
        ["AllowClassicFlow"] = classic,
        ["SupportedLoginProviders"] = new Dictionary<string, string> { [Google] = "google-1;google-2", [Facebook] = "1234" },
        ["DeveloperProviderName"] = Developer,
        ["OpenIdConnectProviderARNs"] = new[] { $"arn:aws:iam::123456789012:oidc-provider/{OpenId}" },
        ["CognitoIdentityProviders"] = new[] { new { ProviderName = UserPool, ClientId }, new { ProviderName = UserPool, ClientId = "other" } },
        ["SamlProviderARNs"] = new[] { Saml },
    }, region).GetProperty("IdentityPoolId").GetString()!;

    public LocalLogin Login(
        string user, string provider = UserPool, string client = ClientId, Dictionary<string, object?>? claims = null, TimeSpan? validFor = null) =>
        _service.CreateLogin(new LocalLoginOptions
        {
            ProviderName = provider,
            UserId = user,
            ClientId = client,
            Claims = claims ?? [],
            ValidFor = validFor ?? LocalLoginOptions.DefaultValidity,
        });

    /// <summary>A map of several logins.</summary>
    public static Dictionary<string, string> Map(params LocalLogin[] logins) => logins.ToDictionary(login => login.ProviderName, login => login.Token);

    public string GetId(string pool, params LocalLogin[] logins) =>
        Ok("GetId", new { IdentityPoolId = pool, Logins = Map(logins) }).GetProperty("IdentityId").GetString()!;

    public LocalLogin GoogleLogin(string user) => Login(user, Google, "google-1");

    public JsonElement Describe(string identity) => Ok("DescribeIdentity", new { IdentityId = identity });

    public string[] LoginsOf(string identity) =>
        Describe(identity).TryGetProperty("Logins", out JsonElement logins) ? [.. logins.EnumerateArray().Select(login => login.GetString()!)] : [];

    public (string Id, string Token) DeveloperToken(string pool, string user, string? identity = null, params LocalLogin[] logins)
    {
        JsonElement answer = Ok("GetOpenIdTokenForDeveloperIdentity", new
        {
            IdentityPoolId = pool,
            IdentityId = identity,
            Logins = new Dictionary<string, string>(Map(logins)) { [Developer] = user },
        });
        return (answer.GetProperty("IdentityId").GetString()!, answer.GetProperty("Token").GetString()!);
    }

    /// <summary>Ids and next token of a page of identities.</summary>
    public (string[] Ids, string? Next) Page(string pool, int size = 60, string? next = null, bool hideDisabled = false)
    {
        JsonElement page = Ok("ListIdentities", new { IdentityPoolId = pool, MaxResults = size, NextToken = next, HideDisabled = hideDisabled });
        return (
            [.. page.GetProperty("Identities").EnumerateArray().Select(identity => identity.GetProperty("IdentityId").GetString()!)],
            page.TryGetProperty("NextToken", out JsonElement token) ? token.GetString() : null);
    }

    public static (string Type, string Message) NotAuthorized(string message) => ("NotAuthorizedException", message);

    public static (string Type, string Message) BadToken(string reason) => NotAuthorized($"Invalid login token. {reason}");
}
