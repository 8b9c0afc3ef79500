using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using CognitoIdentity.UnitTests;

namespace CognitoIdentity.ModuleTests;

/// <summary>
/// A server that shows what is in flight, which a request is while its connection is open and it has not been answered: also
/// for ever, when there is no answer to it. An answer may take its time.
/// </summary>
internal sealed class WatchedServer : IDisposable
{
    private readonly LoopbackListener _listener;
    private readonly ConcurrentQueue<string> _operations = new();
    private readonly Func<string, string, Reply> _answer;
    private int _inFlight;
    private int _open;

    /// <param name="answer">The JSON to answer an operation and its body with, or null for never.</param>
    public WatchedServer(Func<string, string, string?>? answer = null)
        : this((string operation, string body) => answer?.Invoke(operation, body) is { } json ? Reply.Json(json) : Reply.Silence)
    {
    }

    private WatchedServer(Func<string, string, Reply> answer)
    {
        _answer = answer;
        _listener = new LoopbackListener(ServeAsync);
    }

    public string Url => _listener.Url;

    /// <summary>The operations asked for so far; a form's is its action.</summary>
    public IReadOnlyList<string> Operations => [.. _operations];

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>The connections that the client has not closed.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>A server that answers an operation and its body with more than JSON.</summary>
    public static WatchedServer Replying(Func<string, string, Reply> answer) => new(answer);

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        using TcpClient connection = client;
        bool waits = false;
        Interlocked.Increment(ref _open);
        try
        {
            NetworkStream stream = client.GetStream();
            var received = new StringBuilder();
            byte[] buffer = new byte[16 * 1024];
            int read;
            while ((read = await stream.ReadAsync(buffer, stop)) > 0)
            {
                received.Append(Encoding.ASCII.GetString(buffer, 0, read));
                if (Take(received) is not var (operation, body))
                {
                    continue;
                }

                waits = true;
                Interlocked.Increment(ref _inFlight);
                _operations.Enqueue(operation);
                if ((await Task.Run(() => _answer(operation, body))).Bytes is { } answer)
                {
                    // No longer in flight once the client can go on.
                    waits = false;
                    Interlocked.Decrement(ref _inFlight);
                    await stream.WriteAsync(answer, stop);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client, or the test, is done.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
            if (waits)
            {
                Interlocked.Decrement(ref _inFlight);
            }
        }
    }

    /// <summary>The request, once it is there as a whole.</summary>
    private static (string Operation, string Body)? Take(StringBuilder received)
    {
        string text = received.ToString();
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        string? Header(string name) => text[..end].Split("\r\n")
            .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

        string body = text[(end + 4)..];
        if (body.Length < int.Parse(Header("Content-Length") ?? "0", System.Globalization.CultureInfo.InvariantCulture))
        {
            return null;
        }

        received.Clear();
        string operation = Header("X-Amz-Target")?.Split('.')[^1] ?? body.Split('&').First(part => part.StartsWith("Action=", StringComparison.Ordinal))[7..];
        return (operation, body);
    }
}
