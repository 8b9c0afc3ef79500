using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace CognitoIdentity.Tests.Http;

/// <summary>
/// An HTTP server on loopback that records requests exactly, sends scripted responses, and counts requests in flight: those without a
/// response whose connection is open.
/// </summary>
internal sealed class ScriptedServer : IDisposable, IAsyncDisposable
{
    private readonly RawServer _server;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly SemaphoreSlim _received = new(0);
    private readonly Func<ReceivedRequest, Task<Reply>> _script;
    private int _inFlight;

    /// <param name="script">Answers a request, and may take its time. The request is among <see cref="Requests"/> by then.</param>
    public ScriptedServer(Func<ReceivedRequest, Task<Reply>> script)
    {
        _script = script;
        _server = new RawServer(ServeAsync);
    }

    /// <inheritdoc cref="ScriptedServer(Func{ReceivedRequest, Task{Reply}})"/>
    public ScriptedServer(Func<ReceivedRequest, Reply> script) : this(request => Task.FromResult(script(request))) { }

    /// <summary>Sends these responses in turn, and then repeats the last one.</summary>
    public ScriptedServer(params Reply[] replies) : this(InTurn(replies)) { }

    public string Url => _server.Url;

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>The operations of the requests.</summary>
    public IReadOnlyList<string> Operations => [.. _requests.Select(request => request.Operation)];

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <inheritdoc cref="RawServer.Connections"/>
    public int Connections => _server.Connections;

    /// <inheritdoc cref="RawServer.Open"/>
    public int Open => _server.Open;

    /// <summary>Waits until another request has arrived and its scripted response was sent.</summary>
    public Task ReceiveAsync(CancellationToken cancellationToken) => _received.WaitAsync(cancellationToken);

    /// <inheritdoc cref="RawServer.ClosedAsync"/>
    public Task ClosedAsync(CancellationToken cancellationToken) => _server.ClosedAsync(cancellationToken);

    public void Dispose()
    {
        _server.Dispose();
        _received.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _received.Dispose();
    }

    private static Func<ReceivedRequest, Reply> InTurn(Reply[] replies)
    {
        int next = -1;
        return _ => replies[Math.Min(Interlocked.Increment(ref next), replies.Length - 1)];
    }

    private async Task ServeAsync(NetworkStream stream, CancellationToken stop)
    {
        PipeReader received = PipeReader.Create(stream);
        bool waits = false;
        try
        {
            while (await ReceivedRequest.ReadAsync(received, stop) is { } request)
            {
                waits = true;
                Interlocked.Increment(ref _inFlight);
                _requests.Enqueue(request);
                Reply reply = await Task.Run(() => _script(request), CancellationToken.None);
                if (reply.Bytes is not null)
                {
                    // The client may go on as soon as it has the answer: the request is not in flight any more.
                    waits = false;
                    Interlocked.Decrement(ref _inFlight);
                    await stream.WriteAsync(reply.Bytes, stop);
                }

                _received.Release();
                if (reply.Closes)
                {
                    stream.Socket.LingerState = new LingerOption(reply.Resets, 0);
                    return;
                }
            }
        }
        finally
        {
            if (waits)
            {
                Interlocked.Decrement(ref _inFlight);
            }
        }
    }
}
