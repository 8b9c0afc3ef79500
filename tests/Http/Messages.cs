using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace CognitoIdentity.Tests.Http;

/// <summary>A received request, byte by byte.</summary>
internal sealed record ReceivedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The operation of the request; for a form, its action.</summary>
    public string Operation =>
        Header("X-Amz-Target")?.Split('.')[^1] ?? Text.Split('&').FirstOrDefault(part => part.StartsWith("Action=", StringComparison.Ordinal))?[7..] ?? string.Empty;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public bool Has(string text) => Text.Contains(text, StringComparison.Ordinal);

    /// <summary>The next request of a connection, or null at its end.</summary>
    public static async Task<ReceivedRequest?> ReadAsync(PipeReader connection, CancellationToken stop)
    {
        while (true)
        {
            ReadResult read = await connection.ReadAsync(stop);
            ReadOnlySequence<byte> received = read.Buffer;
            ReceivedRequest? request = Take(ref received);
            connection.AdvanceTo(received.Start, request is null ? received.End : received.Start);
            if (request is not null || read.IsCompleted)
            {
                return request;
            }
        }
    }

    /// <summary>Removes a request from the received bytes. Returns null until it is complete.</summary>
    private static ReceivedRequest? Take(ref ReadOnlySequence<byte> received)
    {
        var reader = new SequenceReader<byte>(received);
        if (!reader.TryReadTo(out ReadOnlySequence<byte> head, "\r\n\r\n"u8))
        {
            return null;
        }

        string[] lines = Encoding.ASCII.GetString(head).Split("\r\n");
        string[] start = lines[0].Split(' ');
        var headers = lines[1..].Select(line => line.Split(':', 2)).ToDictionary(h => h[0], h => h[1].Trim(), StringComparer.OrdinalIgnoreCase);
        int length = int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture);
        if (reader.Remaining < length)
        {
            return null;
        }

        byte[] body = reader.UnreadSequence.Slice(0, length).ToArray();
        received = received.Slice(reader.Consumed + length);
        return new ReceivedRequest(start[0], start[1], headers, body);
    }
}

/// <summary>What a <see cref="ScriptedServer"/> does with a request.</summary>
/// <param name="Bytes">What it sends; null for no answer, ever.</param>
/// <param name="Closes">Whether the connection ends afterwards.</param>
/// <param name="Resets">Whether it ends with a reset (RST) instead of in good order (FIN).</param>
internal sealed record Reply(byte[]? Bytes, bool Closes = false, bool Resets = false)
{
    public static readonly Reply Silence = new((byte[]?)null);

    public static readonly Reply Reset = new([], Closes: true, Resets: true);

    /// <summary>Closes the connection and sends nothing.</summary>
    public static readonly Reply Close = new([], Closes: true);

    /// <summary>The whole response: status, headers and body.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes ?? []);

    /// <summary>A complete response with its length. Headers have the form <c>Name: value</c>.</summary>
    public static Reply With(int status, string body, params string[] headers) => With(status, Encoding.UTF8.GetBytes(body), headers);

    /// <inheritdoc cref="With(int, string, string[])"/>
    public static Reply With(int status, byte[] body, params string[] headers) =>
        new([.. Encoding.ASCII.GetBytes(string.Join("\r\n", [$"HTTP/1.1 {status} Scripted", $"Content-Length: {body.Length}", .. headers, "", ""])), .. body]);

    public static Reply Json(string body, int status = 200) =>
        With(status, body, "Content-Type: application/x-amz-json-1.1", "x-amzn-RequestId: 4f0c9a5e-0000-4000-8000-000000000001");

    public static Reply Error(string code, string message = "Denied.", int status = 400) =>
        Json($$"""{"__type":"{{code}}","message":"{{message}}"}""", status);

    /// <summary>Sends exactly this text.</summary>
    public static Reply Raw(string text, bool closes = false) => new(Encoding.UTF8.GetBytes(text), closes);
}
