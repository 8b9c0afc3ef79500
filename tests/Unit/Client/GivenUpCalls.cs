using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>How a call ended after three failed attempts.</summary>
internal sealed record GivenUp(string Url, CognitoIdentityException Error, CallRecord Record, int RequestsSeen);

/// <summary>
/// Calls that fail permanently. The pauses between attempts are real, so all calls run in parallel, and each test checks one.
/// </summary>
public sealed class GivenUpCalls : IAsyncLifetime
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, (Reply Reply, TimeSpan? Timeout)> Script = new()
    {
        ["throttled"] = (Reply.Error("TooManyRequestsException", "Rate exceeded"), null),
        ["internal error"] = (Reply.Error("InternalErrorException", "Broken.", 500), null),
        ["500 in plain text"] = (Reply.With(500, "Internal Server Error", "Content-Type: text/plain"), null),
        ["502 as a page"] = (Reply.With(502, "<html><body>Bad gateway</body></html>", "Content-Type: text/html"), null),
        ["503 without a body"] = (Reply.With(503, ""), null),
        ["body cut off"] = (Reply.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"IdentityPoolId\":\"eu-we", closes: true), null),
        ["body cut off after valid JSON"] = (Reply.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}", closes: true), null),
        ["chunks cut off"] = (Reply.Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{\"IdentityPoolId\r\n", closes: true), null),
        ["headers cut off"] = (Reply.Raw("HTTP/1.1 200 OK\r\nContent-Le", closes: true), null),
        ["closed"] = (Reply.Close, null),
        ["reset"] = (Reply.Reset, null),
        ["silence"] = (Reply.Silence, Short),
        ["stalled body"] = (Reply.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"IdentityPoolId\":\"eu-we"), Short),
        ["stalled error"] = (Reply.Raw("HTTP/1.1 400 Bad\r\nContent-Length: 100\r\n\r\n{\"__type\":\"Res"), Short),
    };

    private readonly Dictionary<(string Name, bool IsBlocking), GivenUp> _calls = [];

    public async ValueTask InitializeAsync()
    {
        ((string, bool) Key, Task<GivenUp> Call)[] calls = [.. Begin(isBlocking: false), .. Begin(isBlocking: true)];
        foreach (((string, bool) key, Task<GivenUp> call) in calls)
        {
            _calls[key] = await call;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal GivenUp Get(string name, bool isBlocking) => _calls[(name, isBlocking)];

    private static IEnumerable<((string Name, bool IsBlocking) Key, Task<GivenUp> Call)> Begin(bool isBlocking)
    {
        foreach ((string name, (Reply reply, TimeSpan? timeout)) in Script)
        {
            yield return ((name, isBlocking), ToServerAsync(reply, timeout, isBlocking));
        }

        yield return (("half closed", isBlocking), ToServerAsync(RawServer.HalfClosing(), null, isBlocking));
        yield return (("nobody listening", isBlocking), ToUrlAsync($"http://127.0.0.1:{RawServer.UnusedPort()}", null, isBlocking));
        yield return (("byte by byte", isBlocking), ToServerAsync(
            RawServer.Endless("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{\"IdentityPoolId\":\"", 1, TimeSpan.FromMilliseconds(20)), Short, isBlocking));
    }

    private static async Task<GivenUp> ToServerAsync(Reply reply, TimeSpan? timeout, bool isBlocking)
    {
        await using var server = new ScriptedServer(reply);
        GivenUp given = await ToUrlAsync(server.Url, timeout, isBlocking);

        // On a busy machine, the server may see a request after the client has abandoned it.
        for (int attempt = 0; attempt < given.Error.Attempts; attempt++)
        {
            await server.ReceiveAsync(Token).WaitAsync(TimeSpan.FromSeconds(10), Token);
        }

        return given with { RequestsSeen = server.Requests.Count };
    }

    private static async Task<GivenUp> ToServerAsync(RawServer server, TimeSpan? timeout, bool isBlocking)
    {
        await using (server)
        {
            return await ToUrlAsync(server.Url, timeout, isBlocking) with { RequestsSeen = server.Connections };
        }
    }

    private static async Task<GivenUp> ToUrlAsync(string url, TimeSpan? timeout, bool isBlocking)
    {
        List<CallRecord> records = [];
        ICognitoIdentityClient client = ClientOf(url, timeout: timeout, callFinished: records.Add, isBlocking: isBlocking);
        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            Task.Factory.StartNew(() => client.SendAsync(AboutPool, Token), Token, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                .Unwrap().WaitAsync(TimeSpan.FromMinutes(1), Token));
        return new GivenUp(url, error, Assert.Single(records), 0);
    }
}
