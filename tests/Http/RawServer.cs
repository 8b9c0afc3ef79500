using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace CognitoIdentity.Tests.Http;

/// <summary>A server on loopback that can misuse its connections in ways that no HTTP server does.</summary>
internal sealed class RawServer : IDisposable, IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly List<Socket> _queued = [];
    private readonly Func<NetworkStream, CancellationToken, Task> _serve;
    private readonly Task _accepting;
    private int _accepted;
    private int _open;

    /// <param name="serve">Serves one connection, which closes when this ends.</param>
    public RawServer(Func<NetworkStream, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    private RawServer()
    {
        _serve = (_, _) => Task.CompletedTask;
        _listener.Start(backlog: 0);
        _accepting = Task.CompletedTask;
    }

    /// <summary>Closes each connection before anything is sent.</summary>
    public static RawServer Closing() => new((_, _) => Task.CompletedTask);

    /// <summary>Closes its own side of each connection, and reads what the client sends.</summary>
    public static RawServer HalfClosing() => new((stream, stop) =>
    {
        stream.Socket.Shutdown(SocketShutdown.Send);
        return stream.CopyToAsync(Stream.Null, stop);
    });

    /// <summary>Sends the beginning of a response, then the letter <c>a</c> without end.</summary>
    public static RawServer Endless(string beginning, int bytesAtOnce, TimeSpan pause, Action<int>? sent = null) => new(async (stream, stop) =>
    {
        byte[] part = Encoding.ASCII.GetBytes(new string('a', bytesAtOnce));
        stream.Socket.SendBufferSize = 64 * 1024;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), stop);
        while (true)
        {
            await stream.WriteAsync(part, stop);
            sent?.Invoke(part.Length);
            await Task.Delay(pause, stop);
        }
    });

    /// <summary>Keeps clients waiting for a connection: its queue is full and it accepts none. Only on Linux do they wait.</summary>
    public static RawServer BlackHole()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lets a connection to a full queue wait.");
        var hole = new RawServer();
        while (hole.TakesOneMore())
        {
            Assert.InRange(hole._queued.Count, 0, 10);
        }

        return hole;
    }

    /// <summary>A port on which nothing listens.</summary>
    public static int UnusedPort()
    {
        using RawServer server = Closing();
        return server.Port;
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>How many connections were made.</summary>
    public int Connections => Volatile.Read(ref _accepted);

    /// <summary>How many of them are open.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Waits until all connections are closed.</summary>
    public Task ClosedAsync(CancellationToken cancellationToken) => Task.WhenAll(_connections).WaitAsync(cancellationToken);

    public void Dispose() => Assert.True(DisposeAsync().AsTask().Wait(Limit), "A connection is still served.");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _queued.ForEach(socket => socket.Dispose());
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);

                // Counted first: a client can see the end of its connection before ServeAsync returns.
                Interlocked.Increment(ref _accepted);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(_connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _open);
        try
        {
            client.NoDelay = true;
            await _serve(client.GetStream(), _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or AuthenticationException)
        {
            // The client, or the test, is done.
        }
        finally
        {
            client.Dispose();
            Interlocked.Decrement(ref _open);
        }
    }

    private bool TakesOneMore()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _queued.Add(socket);
        Task connecting = socket.ConnectAsync(_listener.LocalEndpoint);

        // A connection that is never accepted fails when its socket is disposed. That exception is expected.
        _ = connecting.ContinueWith(failed => failed.Exception, TaskContinuationOptions.OnlyOnFaulted);
        return Task.WhenAny(connecting, Task.Delay(TimeSpan.FromMilliseconds(300))).GetAwaiter().GetResult() == connecting;
    }
}
