using System.Globalization;
using System.Net;

namespace CognitoIdentity.Local;

/// <summary>
/// Listens on 127.0.0.1 and has requests answered, many at once. No exception leaves it on a thread of its own: that
/// would end the user's shell. The listener itself refuses what is not HTTP and every host name but 127.0.0.1, so that a
/// web page can't reach the service under a name of its own.
/// </summary>
internal sealed class HttpFront : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly HttpListener _listener;
    private readonly Router _router;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private readonly CountdownEvent _open = new(1);
    private long _requestCount;
    private int _stopped;

    public HttpFront(int port, Router router, TimeProvider clock)
    {
        _router = router;
        _clock = clock;
        (_listener, Endpoint) = FreePort.Listen(port);
        _accepting = Task.Run(AcceptAsync);
    }

    public Uri Endpoint { get; }

    public long RequestCount => Interlocked.Read(ref _requestCount);

    public bool IsRunning => Volatile.Read(ref _stopped) == 0;

    /// <summary>Takes no more requests, lets those in progress end for a moment, then closes and releases the port.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        _stop.Cancel();
        _open.Signal();
        _open.Wait(Grace);
        Quietly(_listener.Close);
        _accepting.Wait();
    }

    private async Task AcceptAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception)
            {
                // The listener was closed, or one connection failed. In neither case is there anybody to tell.
                await Task.Delay(Pause);
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        if (!IsRunning || !_open.TryAddCount())
        {
            Quietly(context.Response.Abort);
            return;
        }

        try
        {
            string requestId = Guid.NewGuid().ToString();
            HttpReply? reply = await _router.AnswerAsync(context.Request, requestId, _stop.Token);
            if (reply is null)
            {
                context.Response.Abort();
                return;
            }

            Interlocked.Increment(ref _requestCount);
            await SendAsync(context, reply, requestId);
        }
        catch (Exception)
        {
            // The client went away in the middle, or sent what is not HTTP, or we are being stopped.
            Quietly(context.Response.Abort);
        }
        finally
        {
            _open.Signal();
        }
    }

    private async Task SendAsync(HttpListenerContext context, HttpReply reply, string requestId)
    {
        HttpListenerResponse response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.Headers["x-amzn-RequestId"] = requestId;
        // Clients set their clocks by it.
        response.Headers["Date"] = _clock.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        if (reply.ErrorCode is not null && reply.ContentType == JsonProtocol.ContentType)
        {
            // With the colon that the service puts there.
            response.Headers["x-amzn-ErrorType"] = reply.ErrorCode + ":";
        }

        ReadOnlyMemory<byte> body = context.Request.HttpMethod == "HEAD" ? default : reply.Body;
        response.ContentLength64 = body.Length;
        await response.OutputStream.WriteAsync(body);
        response.Close();
    }

    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception)
        {
            // What was to be closed is closed already.
        }
    }
}
