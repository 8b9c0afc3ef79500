using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CognitoIdentity.Local;

/// <summary>A connection of a client: takes a request, sends its answer, and so on until either side has had enough.</summary>
internal sealed class HttpConnection : IDisposable
{
    private const int MessageLimit = 1024;
    private static readonly TimeSpan LingerTimeout = TimeSpan.FromSeconds(1);
    private static readonly byte[] Continue = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray();
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly HttpReader _reader;
    private readonly TimeProvider _clock;

    public HttpConnection(Socket socket, TimeProvider clock)
    {
        _socket = socket;
        _clock = clock;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new HttpReader(_stream);
    }

    /// <summary>The next request; null if there is none.</summary>
    /// <exception cref="HttpProblem">The bytes are not a valid request.</exception>
    public async Task<(HttpRequest Request, bool IsLast)?> ReadAsync(CancellationToken stop)
    {
        HttpHead? head = await _reader.ReadHeadAsync(stop);
        if (head is null)
        {
            return null;
        }

        if (head.ExpectsContinue)
        {
            await _stream.WriteAsync(Continue, stop);
        }

        byte[]? body = await _reader.ReadBodyAsync(head, stop);
        return (new HttpRequest(head.Method, head.Path, head.Query, head.Headers, body ?? []) { IsTooLarge = body is null }, head.IsLast);
    }

    public async Task SendAsync(HttpReply reply, string requestId, bool withBody, bool isLast)
    {
        ReadOnlyMemory<byte> body = withBody ? reply.Body : default;
        var head = new StringBuilder();
        void line(string text) => head.Append(text).Append("\r\n");
        line(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {(HttpStatusCode)reply.Status}"));
        line($"Content-Type: {reply.ContentType}");
        line(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}"));

        // Clients set their clocks by it.
        line($"Date: {_clock.GetUtcNow().ToString("r", CultureInfo.InvariantCulture)}");
        line($"x-amzn-RequestId: {requestId}");
        if (reply.ErrorCode is not null && reply.ContentType == JsonProtocol.ContentType)
        {
            // With the colon that the service puts there.
            line($"x-amzn-ErrorType: {reply.ErrorCode}:");
            line($"x-amzn-ErrorMessage: {Printable(reply.ErrorMessage)}");
        }

        if (isLast)
        {
            line("Connection: close");
        }

        line("");

        // One packet: a client that waits for the second half would wait for its own acknowledgement of the first.
        byte[] all = [.. Encoding.Latin1.GetBytes(head.ToString()), .. body.Span];
        await _stream.WriteAsync(all);
    }

    /// <summary>Closes in good order: reads what the client still sends, because otherwise the client might lose the answer.</summary>
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

    // A header has one line, and of characters only those of ASCII.
    private static string Printable(string? text) =>
        string.Concat((text ?? "").Take(MessageLimit).Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));
}
