using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CognitoIdentity.Local;

/// <summary>A connection of a client: reads a request, sends the answer, and repeats until one side closes it.</summary>
internal sealed class HttpConnection : IDisposable
{
    private const int MessageLimit = 1024;
    private static readonly TimeSpan LingerTimeout = TimeSpan.FromSeconds(1);
    private static readonly byte[] Continue = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray();
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly HttpReader _reader;
    private readonly TimeProvider _clock;
    private readonly ClientWait _wait;

    /// <param name="socket">The socket; the connection owns it.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="grown">Runs when <see cref="Held"/> has grown.</param>
    public HttpConnection(Socket socket, TimeProvider clock, Action grown)
    {
        _socket = socket;
        _clock = clock;
        _wait = new ClientWait(clock);
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new HttpReader(_stream, grown);
    }

    /// <summary>How long it has waited for the client; null while the service works on a request.</summary>
    public TimeSpan? IdleTime => _wait.Time;

    /// <summary>How many bytes of memory the request takes so far.</summary>
    public int Held => _reader.Held;

    /// <summary>Has answers sent without delay.</summary>
    public void SendAtOnce() => _socket.NoDelay = true;

    /// <summary>The next request; null if the client has closed the connection.</summary>
    /// <exception cref="HttpProblem">The bytes are not a valid request.</exception>
    public async Task<(HttpRequest Request, bool IsLast)?> ReadAsync(CancellationToken stop)
    {
        _wait.Begin();
        if (!await _reader.HasMoreAsync(stop))
        {
            return null;
        }

        // From its first byte on, a request has its own time limit, however slowly it comes.
        _wait.Begin();
        HttpHead head = await _reader.ReadHeadAsync(stop);
        if (head.ExpectsContinue)
        {
            await _stream.WriteAsync(Continue, stop);
        }

        byte[]? body = await _reader.ReadBodyAsync(head, stop);
        _wait.End();
        return (new HttpRequest(head.Method, head.Path, head.Query, head.Headers, body ?? []) { IsTooLarge = body is null }, head.IsLast);
    }

    public async Task SendAsync(HttpReply reply, string requestId, bool withBody, bool isLast)
    {
        ReadOnlyMemory<byte> body = withBody ? reply.Body : default;
        var head = new StringBuilder();
        void line(string text) => head.Append(text).Append("\r\n");
        line(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {Reason(reply.Status)}"));
        line($"Content-Type: {reply.ContentType}");
        line(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}"));

        // Clients correct their clocks with it.
        line($"Date: {_clock.GetUtcNow().ToString("r", CultureInfo.InvariantCulture)}");
        line($"x-amzn-RequestId: {requestId}");
        if (reply.ErrorCode is not null && reply.ContentType == JsonProtocol.ContentType)
        {
            // The real service sends a colon too.
            line($"x-amzn-ErrorType: {reply.ErrorCode}:");
            line($"x-amzn-ErrorMessage: {Printable(reply.ErrorMessage)}");
        }

        if (isLast)
        {
            line("Connection: close");
        }

        line("");

        // Send one packet: with two, delayed acknowledgements would delay the second.
        byte[] all = [.. Encoding.Latin1.GetBytes(head.ToString()), .. body.Span];
        _wait.Begin();
        await _stream.WriteAsync(all);
        _wait.End();
    }

    /// <summary>Closes after reading the rest of the client's data; otherwise the client might lose the answer.</summary>
    public async Task CloseAsync(CancellationToken stop)
    {
        _socket.Shutdown(SocketShutdown.Send);
        using var lingering = CancellationTokenSource.CreateLinkedTokenSource(stop);
        lingering.CancelAfter(LingerTimeout);
        byte[] ignored = new byte[4096];
        while (await _stream.ReadAsync(ignored, lingering.Token) > 0)
        {
        }
    }

    public void Dispose() => _stream.Dispose();

    private static string Reason(int status) => status switch
    {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        409 => "Conflict",
        413 => "Request Entity Too Large",
        _ => "Internal Server Error",
    };

    // A header is one line of ASCII characters.
    private static string Printable(string? text) =>
        string.Concat((text ?? "").Take(MessageLimit).Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));
}

/// <summary>Measures how long a connection waits for its client: for a request to begin, for all of it, or for its answer to be taken.</summary>
internal sealed class ClientWait
{
    private readonly TimeProvider _clock;

    // A timestamp; 0 while it doesn't wait.
    private long _since;

    public ClientWait(TimeProvider clock)
    {
        _clock = clock;
        Begin();
    }

    public TimeSpan? Time => Interlocked.Read(ref _since) is not 0 and var since ? _clock.GetElapsedTime(since) : null;

    public void Begin() => Interlocked.Exchange(ref _since, _clock.GetTimestamp());

    public void End() => Interlocked.Exchange(ref _since, 0);
}
