using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CognitoIdentity.Local;

/// <summary>
/// Listens on 127.0.0.1 and handles requests in parallel. Doesn't use <see cref="HttpListener"/>, which answers 200 when a connection should
/// be closed without an answer. Catches every exception on its own threads, because an unhandled one would end the user's shell.
/// </summary>
internal sealed class HttpServer : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly OpenConnections _open;
    private readonly CountdownEvent _inProgress = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Router _router;
    private readonly TimeProvider _clock;
    private readonly Task _accepting;
    private long _requestCount;
    private int _stopped;

    public HttpServer(int port, Router router, TimeProvider clock)
    {
        _router = router;
        _clock = clock;
        Endpoint = Listen(port);
        _open = new OpenConnections(clock);
        _accepting = Task.Run(AcceptAsync);
    }

    public Uri Endpoint { get; }

    public long RequestCount => Interlocked.Read(ref _requestCount);

    public bool IsRunning => Volatile.Read(ref _stopped) == 0;

    /// <summary>Accepts no more requests, gives those in progress a moment to end, then closes all connections and releases the port.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        _listener.Dispose();
        _stop.Cancel();
        _inProgress.Signal();
        _inProgress.Wait(Grace);
        _open.Dispose();
        _accepting.Wait();
    }

    /// <exception cref="CognitoIdentityException"><c>LocalServicePortInUse</c>.</exception>
    private Uri Listen(int port)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                // Otherwise two programs could listen on the same port.
                _listener.ExclusiveAddressUse = true;
            }

            _listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
            _listener.Listen();
            return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{_listener.LocalEndPoint}/"));
        }
        catch (SocketException error)
        {
            _listener.Dispose();
            throw new CognitoIdentityException(nameof(Texts.LocalServicePortInUse), [port, error.Message], error);
        }
    }

    private async Task AcceptAsync()
    {
        while (IsRunning)
        {
            try
            {
                await AcceptNextAsync();
            }
            catch (Exception)
            {
                // The listener was closed, one connection failed, or the process has too many open files. None can be reported.
                await Task.Delay(Pause);
            }
        }
    }

    private async Task AcceptNextAsync()
    {
        Socket socket;
        try
        {
            socket = await _listener.AcceptAsync();
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.TooManyOpenSockets)
        {
            _open.CloseLongestIdle();
            throw;
        }

        try
        {
            var connection = new HttpConnection(socket, _clock, _open.LimitHeld);
            await _open.AddAsync(connection, _stop.Token);
            _ = Task.Run(() => ServeAsync(connection));
        }
        catch (Exception)
        {
            // Nobody else has the socket yet.
            socket.Dispose();
            throw;
        }
    }

    private async Task ServeAsync(HttpConnection connection)
    {
        try
        {
            connection.SendAtOnce();
            while (IsRunning && await AnswerNextAsync(connection))
            {
            }
        }
        catch (Exception)
        {
            // The client went away in the middle, the connection was idle too long, or we are being stopped.
        }
        finally
        {
            _open.Remove(connection);
        }
    }

    /// <returns>Whether the client may send another request.</returns>
    private async Task<bool> AnswerNextAsync(HttpConnection connection)
    {
        string requestId = Guid.NewGuid().ToString();
        (HttpRequest Request, bool IsLast)? next;
        try
        {
            next = await connection.ReadAsync(_stop.Token);
        }
        catch (HttpProblem problem)
        {
            await connection.SendAsync(JsonProtocol.ErrorReply(ServiceErrors.NotHttp(problem.Message)), requestId, withBody: true, isLast: true);
            await connection.CloseAsync(_stop.Token);
            return false;
        }

        if (next is not var (request, isLast) || !_inProgress.TryAddCount())
        {
            return false;
        }

        try
        {
            HttpReply? reply = await _router.AnswerAsync(request, requestId, _stop.Token);
            if (reply is null)
            {
                return false;
            }

            Interlocked.Increment(ref _requestCount);
            await connection.SendAsync(reply, requestId, withBody: request.Method != "HEAD", isLast);
            return !isLast;
        }
        finally
        {
            _inProgress.Signal();
        }
    }
}
