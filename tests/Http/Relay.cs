namespace CognitoIdentity.Tests.Http;

/// <summary>A server that passes requests on to a service.</summary>
internal sealed class Relay : IDisposable, IAsyncDisposable
{
    private static readonly string[] MadeAnew = ["Content-Length", "Transfer-Encoding"];

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly Uri _service;
    private readonly ScriptedServer _server;

    /// <param name="service">The address of the service.</param>
    /// <param name="passing">Gets each request with its answer before the client gets it. The answer is <see cref="Reply.Close"/> where the service closed the connection.</param>
    public Relay(Uri service, Func<ReceivedRequest, Reply, Task> passing)
    {
        _service = service;
        _server = new ScriptedServer(async request =>
        {
            Reply reply = await SendAsync(request);
            await passing(request, reply);
            return reply;
        });
    }

    public string Url => _server.Url;

    public void Dispose()
    {
        _server.Dispose();
        _client.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _client.Dispose();
    }

    private async Task<Reply> SendAsync(ReceivedRequest received)
    {
        using var request = new HttpRequestMessage(new HttpMethod(received.Method), new Uri(_service, received.Path)) { Content = new ByteArrayContent(received.Body) };
        foreach ((string name, string value) in received.Headers.Where(header => !MadeAnew.Contains(header.Key)))
        {
            _ = request.Headers.TryAddWithoutValidation(name, value) || request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using HttpResponseMessage response = await _client.SendAsync(request);
            return Reply.With(
                (int)response.StatusCode,
                await response.Content.ReadAsByteArrayAsync(),
                [
                    .. response.Headers.Concat(response.Content.Headers).Where(header => !MadeAnew.Contains(header.Key))
                        .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"),
                ]);
        }
        catch (HttpRequestException)
        {
            return Reply.Close;
        }
    }
}
