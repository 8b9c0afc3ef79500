using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>A local service and a plain HTTP client.</summary>
public sealed class RunningService : IDisposable
{
    public const string Region = "eu-west-1";
    public const string Account = LocalServiceOptions.DefaultAccountId;

    public RunningService()
        : this(new LocalServiceOptions(), TimeProvider.System)
    {
    }

    private RunningService(LocalServiceOptions options, TimeProvider clock)
    {
        Service = LocalServiceFactory.Start(options, clock);
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Service.Endpoint };
    }

    public ILocalService Service { get; }

    public HttpClient Client { get; }

    public static RunningService With(LocalServiceOptions options, TimeProvider? clock = null) => new(options, clock ?? TimeProvider.System);

    /// <summary>An Authorization header for a region, with an invalid signature.</summary>
    public static string Authorization(string region = Region, string service = "cognito-identity", string accessKey = "AKIDEXAMPLE") =>
        $"AWS4-HMAC-SHA256 Credential={accessKey}/20260101/{region}/{service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=0123456789abcdef";

    public static HttpRequestMessage Request(string operation, string json, string? authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", "AWSCognitoIdentityService." + operation);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return request;
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        using (HttpResponseMessage response = await Client.SendAsync(request, TestContext.Current.CancellationToken))
        {
            return new Answer(response, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    /// <summary>Calls a signed operation. The input is JSON, or an object to serialize as JSON.</summary>
    public Task<Answer> CallAsync(string operation, object input, string region = Region) =>
        SendAsync(Request(operation, input as string ?? JsonSerializer.Serialize(input), Authorization(region)));

    /// <summary>Creates a pool and returns its id.</summary>
    public async Task<string> CreatePoolAsync(string name = "pool", string region = Region)
    {
        Answer answer = await CallAsync("CreateIdentityPool", new { IdentityPoolName = name, AllowUnauthenticatedIdentities = false }, region);
        return answer.Succeeded().GetProperty("IdentityPoolId").GetString()!;
    }

    public static string Arn(string poolId, string region = Region, string account = Account, string partition = "aws") =>
        $"arn:{partition}:cognito-identity:{region}:{account}:identitypool/{poolId}";

    public void Dispose()
    {
        Client.Dispose();
        Service.Dispose();
    }
}

/// <summary>A connection on which anything can be sent.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private RawClient()
    {
    }

    /// <summary>Sends a request on a new connection, and reads until the service closes it.</summary>
    public static async Task<string> ExchangeAsync(Uri endpoint, string request)
    {
        using RawClient client = await ConnectAsync(endpoint);
        await client.SendAsync(request);
        return await client.ReadToEndAsync();
    }

    public static async Task<RawClient> ConnectAsync(Uri endpoint)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(IPAddress.Loopback, endpoint.Port, TestContext.Current.CancellationToken);
        return client;
    }

    public async Task SendAsync(byte[] bytes) => await _socket.SendAsync(bytes, TestContext.Current.CancellationToken);

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task<string> ReadSomeAsync()
    {
        byte[] buffer = new byte[16 * 1024];
        int read = await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return Encoding.Latin1.GetString(buffer, 0, read);
    }

    /// <summary>Closes the sending side, and reads the whole response.</summary>
    public async Task<string> ReadToEndAsync()
    {
        _socket.Shutdown(SocketShutdown.Send);
        var all = new StringBuilder();
        string part;
        while ((part = await ReadSomeAsync()).Length > 0)
        {
            all.Append(part);
        }

        return all.ToString();
    }

    /// <summary>Ends the connection with a reset (RST).</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    public void Dispose() => _socket.Dispose();
}

/// <summary>A response of the local service.</summary>
public sealed class Answer
{
    public Answer(HttpResponseMessage response, string text)
    {
        Status = (int)response.StatusCode;
        Text = text;
        ContentType = response.Content.Headers.ContentType?.ToString();
        RequestId = Header(response, "x-amzn-RequestId");
        ErrorType = Header(response, "x-amzn-ErrorType");
    }

    public int Status { get; }

    public string Text { get; }

    public string? ContentType { get; }

    public string? RequestId { get; }

    public string? ErrorType { get; }

    public JsonElement Succeeded()
    {
        Assert.True(Status == 200, Text);
        return JsonDocument.Parse(Text).RootElement;
    }

    /// <summary>Asserts that the response is an error of this type in the service's format. Returns its message.</summary>
    public string Failed(string type, int status = 400)
    {
        JsonElement error = JsonDocument.Parse(Text).RootElement;
        Assert.Equal(type, error.GetProperty("__type").GetString());
        Assert.Equal(type + ":", ErrorType);
        Assert.Equal(status, Status);
        Assert.Equal("application/x-amz-json-1.1", ContentType);
        Assert.NotNull(RequestId);
        return error.GetProperty("message").GetString()!;
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.Single() : null;
}
