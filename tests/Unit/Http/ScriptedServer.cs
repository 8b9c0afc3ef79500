using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace CognitoIdentity.UnitTests;

/// <summary>A request as it came in, byte by byte.</summary>
internal sealed record ReceivedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>What a <see cref="ScriptedServer"/> does with a request.</summary>
/// <param name="Bytes">Is sent; null for never an answer.</param>
/// <param name="Closes">Whether the connection ends afterwards.</param>
/// <param name="Resets">Whether it ends with a reset (RST) instead of in good order (FIN).</param>
internal sealed record Reply(byte[]? Bytes, bool Closes = false, bool Resets = false)
{
    public static readonly Reply Silence = new((byte[]?)null);

    public static readonly Reply Reset = new([], Closes: true, Resets: true);

    /// <summary>A complete answer with its length; headers are written <c>Name: value</c>.</summary>
    public static Reply With(int status, string body, params string[] headers) =>
        Raw(string.Join("\r\n", [$"HTTP/1.1 {status} Scripted", $"Content-Length: {Encoding.UTF8.GetByteCount(body)}", .. headers, "", body]));

    /// <inheritdoc cref="With(int, string, string[])"/>
    public static Reply With(int status, byte[] body, params string[] headers) =>
        new([.. Encoding.ASCII.GetBytes(string.Join("\r\n", [$"HTTP/1.1 {status} Scripted", $"Content-Length: {body.Length}", .. headers, "", ""])), .. body]);

    public static Reply Json(string body, int status = 200) =>
        With(status, body, "Content-Type: application/x-amz-json-1.1", "x-amzn-RequestId: 4f0c9a5e-0000-4000-8000-000000000001");

    public static Reply Error(string code, string message = "Refused.", int status = 400) =>
        Json($$"""{"__type":"{{code}}","message":"{{message}}"}""", status);

    /// <summary>Exactly this, whatever it is.</summary>
    public static Reply Raw(string text, bool closes = false) => new(Encoding.UTF8.GetBytes(text), closes);
}

/// <summary>
/// An HTTP server on loopback that records requests exactly and answers by script: also with what no proper server would send.
/// </summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly SemaphoreSlim _received = new(0);
    private readonly Func<ReceivedRequest, Reply> _script;
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _accepting;

    public ScriptedServer(Func<ReceivedRequest, Reply> script)
    {
        _script = script;
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _accepting = AcceptAsync();
    }

    /// <summary>Answers with these in turn, and with the last of them from then on.</summary>
    public ScriptedServer(params Reply[] replies) : this(InTurn(replies)) { }

    public string Url { get; }

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>How many connections were made.</summary>
    public int Connections => _connections.Count;

    /// <summary>Waits for one more request to come in.</summary>
    public Task ReceiveAsync(CancellationToken cancellationToken) => _received.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
        _received.Dispose();
    }

    private static Func<ReceivedRequest, Reply> InTurn(Reply[] replies)
    {
        int next = -1;
        return _ => replies[Math.Min(Interlocked.Increment(ref next), replies.Length - 1)];
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(_connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient connection = client;
        try
        {
            NetworkStream stream = client.GetStream();
            while (await ReadAsync(stream) is { } request)
            {
                Reply reply = _script(request);
                _requests.Enqueue(request);
                _received.Release();
                await (reply.Bytes is null ? Task.Delay(Timeout.Infinite, _stop.Token) : stream.WriteAsync(reply.Bytes, _stop.Token).AsTask());
                if (reply.Closes)
                {
                    client.LingerState = new LingerOption(reply.Resets, 0);
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException) { } // The test, or the client, is done.
    }

    private async Task<ReceivedRequest?> ReadAsync(NetworkStream stream)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (!CollectionsMarshal.AsSpan(head).EndsWith("\r\n\r\n"u8))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return null;
            }

            head.Add(one[0]);
        }

        string[] lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] start = lines[0].Split(' ');
        var headers = lines[1..].Select(line => line.Split(':', 2)).ToDictionary(h => h[0], h => h[1].Trim(), StringComparer.OrdinalIgnoreCase);
        byte[] body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return new ReceivedRequest(start[0], start[1], headers, body);
    }
}
