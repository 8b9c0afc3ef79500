using System.Net;
using System.Net.Sockets;

namespace CognitoIdentity.Client.Http;

/// <content>HTTP on .NET, which can also send on the caller's thread.</content>
internal sealed partial class HttpTransport
{
    /// <summary>
    /// The proxy of the system's settings, or the one that the session set. The proxy that .NET read from the environment may be out of date,
    /// and isn't used.
    /// </summary>
    public static IWebProxy? SystemProxy => HttpClient.DefaultProxy.GetType().Name == "HttpEnvironmentProxy" ? null : HttpClient.DefaultProxy;

    /// <summary>Sends on the caller's thread.</summary>
    public HttpAnswer Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ((RequestBody)request.Content!).IsBlocking = true;
        using HttpResponseMessage response = _invoker.Send(request, cancellationToken);
        using Stream body = response.Content.ReadAsStream(cancellationToken);
        var answer = new HttpAnswer(response);
        try
        {
            // A synchronous read could not be cancelled. This one is usually complete when it returns.
            while (answer.Add(body.ReadAsync(answer.Free, cancellationToken).AsTask().GetAwaiter().GetResult()))
            {
            }
        }
        catch (IOException) when (!answer.IsSuccess && !cancellationToken.IsCancellationRequested)
        {
            // For an error, the headers may be enough.
        }

        return answer;
    }

    /// <summary>What HTTP clients send by.</summary>
    public static HttpMessageHandler CreateHandler(TimeSpan connectTimeout, CaBundle? caBundle)
    {
        var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = Connect,
            ConnectTimeout = connectTimeout,
            Proxy = EnvironmentProxy.Instance,
            UseCookies = false,
        };
        handler.SslOptions.CertificateChainPolicy = caBundle?.ChainPolicy();
        return handler;
    }

    /// <summary>The handler of the probe for instance metadata: no proxy, short connect time.</summary>
    public static HttpMessageHandler CreateProbe(TimeSpan connectTimeout) =>
        new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, ConnectTimeout = connectTimeout };

    /// <summary>
    /// Connects. A numeric address, such as the local service's, is connected synchronously, because asynchronous sockets take long to start in a
    /// new process. A name look-up, or a connection on macOS, could not be cancelled that way.
    /// </summary>
    private static ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        if (context.InitialRequestMessage.Content is not RequestBody { IsBlocking: true }
            || OperatingSystem.IsMacOS()
            || !IPAddress.TryParse(context.DnsEndPoint.Host, out IPAddress? address))
        {
            return ConnectAsync(context, cancellationToken);
        }

        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            // Asynchronous sockets reject this address. A synchronous one would connect to this machine.
            throw new SocketException((int)SocketError.AddressNotAvailable);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using (cancellationToken.UnsafeRegister(static connecting => ((Socket)connecting!).Dispose(), socket))
            {
                socket.Connect(new IPEndPoint(address, context.DnsEndPoint.Port));
            }

            return new ValueTask<Stream>(new NetworkStream(socket, ownsSocket: true));
        }
        catch
        {
            // Dispose on any error: only this method has the socket.
            socket.Dispose();
            throw;
        }
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            // Dispose on any error: only this method has the socket.
            socket.Dispose();
            throw;
        }
    }
}

/// <content>Bodies that are sent on the caller's thread, or until they are cancelled.</content>
internal sealed partial class RequestBody
{
    /// <summary>Whether the caller's thread waits for the request.</summary>
    public bool IsBlocking { get; set; }

    protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        IsBegun = true;
        base.SerializeToStream(stream, context, cancellationToken);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        IsBegun = true;
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }
}
