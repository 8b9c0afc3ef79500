using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoIdentity.Client;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Connections to scripted servers.</summary>
internal static class Connections
{
    public const string Region = "eu-west-1";

    public const string PoolId = "eu-west-1:11111111-2222-3333-4444-555555555555";

    /// <summary>A response to the operations that are not the subject of these tests.</summary>
    public const string AnyAnswer = $$"""
        { "IdentityPoolId": "{{PoolId}}", "IdentityPoolName": "one", "AllowUnauthenticatedIdentities": false, "IdentityPools": [], "IdentityId": "{{PoolId}}" }
        """;

    public static readonly AwsKeys Keys = new("AKIDTESTS", "a-secret-key-of-the-tests", null);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static DescribeIdentityPoolRequest AboutPool => new() { IdentityPoolId = PoolId };

    /// <summary>A connection with the settings of the environment. It shares only what comes from the same factory.</summary>
    public static IServiceConnection Connect(ClientOptions options, ClientFactory? factory = null) => (factory ?? new ClientFactory()).Connect(options);

    /// <summary>A client that calls the server with known keys.</summary>
    public static ICognitoIdentityClient ClientOf(
        ScriptedServer server, ICredentialSource? credential = null, TimeSpan? timeout = null, Action<CallRecord>? callFinished = null) =>
        ClientOf(server.Url, credential, timeout, callFinished);

    /// <summary>A client that calls the address with known keys, on the caller's thread if it blocks.</summary>
    public static ICognitoIdentityClient ClientOf(
        string url, ICredentialSource? credential = null, TimeSpan? timeout = null, Action<CallRecord>? callFinished = null, bool isBlocking = false)
    {
        IServiceConnection connection = Connect(new ClientOptions
        {
            Region = Region,
            EndpointUrl = url,
            Credential = credential ?? Keys,
            Timeout = timeout ?? ClientOptions.DefaultTimeout,
            CallFinished = callFinished,
        });
        return isBlocking ? connection.BlockingClient : connection.ConcurrentClient;
    }

    /// <summary>The error for a response that can't be read. If the request must not be repeated, the error says what may exist now.</summary>
    public static string UnreadableError(string operation) => operation switch
    {
        "CreateIdentityPool" => "IdentityPoolCreationUnclear",
        "UnlinkIdentity" => "LoginRemovalUnclear",
        _ => "ResponseInvalid",
    };

    /// <summary>The time of a request's signature.</summary>
    public static DateTime SignedAt(ReceivedRequest request) => DateTime.ParseExact(
        request.Header("X-Amz-Date")!, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>The JSON in a normalized layout, for comparison.</summary>
    public static string Pretty(string json) => JsonNode.Parse(json)!.ToJsonString(Indented);
}
