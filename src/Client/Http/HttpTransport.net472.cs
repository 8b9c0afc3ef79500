using System.Net;
using System.Net.Security;
using System.Security.Authentication;

namespace CognitoIdentity.Client.Http;

/// <content>
/// HTTP on .NET Framework. Settings of the process are changed only for our clients and hosts, because other modules of the user's session
/// share the process.
/// </content>
internal sealed partial class HttpTransport
{
    /// <summary>The proxy of the system's settings, or the one that the session set.</summary>
    public static IWebProxy? SystemProxy => WebRequest.DefaultWebProxy;

    /// <summary>Waits: .NET Framework can't send on the caller's thread.</summary>
    public HttpAnswer Send(HttpRequestMessage request, CancellationToken cancellationToken) => SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    /// <summary>What HTTP clients send by.</summary>
    /// <param name="connectTimeout">Not used: a call that takes too long to connect ends when its time is up.</param>
    /// <param name="caBundle">The certificates to trust servers by; null for the system's.</param>
    public static HttpMessageHandler CreateHandler(TimeSpan connectTimeout, CaBundle? caBundle)
    {
        _ = connectTimeout;
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = int.MaxValue, // The default is two.
            SslProtocols = Protocols(),
            Proxy = EnvironmentProxy.Instance,
            UseCookies = false,
        };
        if (caBundle is not null)
        {
            handler.ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) =>
                (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && caBundle.Issued(certificate, chain);
        }

        return new Promptly(handler);
    }

    /// <summary>The handler of the probe for instance metadata: no proxy, short connect time.</summary>
    /// <param name="connectTimeout">Not used: the client has its own time limit.</param>
    public static HttpMessageHandler CreateProbe(TimeSpan connectTimeout)
    {
        _ = connectTimeout;
        return new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false };
    }

    /// <summary>
    /// The setting of the process, if it is the system default, or else TLS 1.2 or later, which AWS requires. Windows PowerShell is older, and begins
    /// with SSL 3 and TLS 1.0 unless the machine's administrator changed that.
    /// </summary>
    private static SslProtocols Protocols()
    {
        SecurityProtocolType process = ServicePointManager.SecurityProtocol;
        return process == SecurityProtocolType.SystemDefault || process >= SecurityProtocolType.Tls12 ? SslProtocols.None : SslProtocols.Tls12;
    }

    /// <summary>Sends each request at once: without Expect: 100-continue and without Nagle's algorithm.</summary>
    private sealed class Promptly : DelegatingHandler
    {
        public Promptly(HttpMessageHandler inner)
            : base(inner)
        {
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.ExpectContinue = false;
            ServicePointManager.FindServicePoint(request.RequestUri).UseNagleAlgorithm = false;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
