using System.Net;
using System.Security.Authentication;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>
/// What HTTP clients send by. What .NET Framework keeps in settings of the process is set for our clients and hosts alone: the process is
/// the user's session, and other modules call other hosts.
/// </summary>
internal static class HttpHandlers
{
    /// <summary>The proxy of the system's settings, or the one that the session set.</summary>
    public static IWebProxy? SystemProxy => WebRequest.DefaultWebProxy;

    /// <summary>For calls to AWS.</summary>
    /// <param name="connectTimeout">Not known here: a call that takes too long to connect ends when its time is up.</param>
    public static HttpMessageHandler ForCalls(TimeSpan? connectTimeout)
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
        return new Promptly(handler);
    }

    /// <summary>For asking this machine, or its host, whether somebody is there.</summary>
    /// <param name="patience">Not known here: it is the client's.</param>
    public static HttpMessageHandler ForProbe(TimeSpan patience)
    {
        _ = patience;
        return new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false };
    }

    /// <summary>
    /// What the process says, if it will do: the system's choice, or TLS 1.2 or later, which AWS wants. Windows PowerShell is older than
    /// that, and begins with SSL 3 and TLS 1.0 where the machine's administrator did not say otherwise.
    /// </summary>
    private static SslProtocols Protocols()
    {
        SecurityProtocolType process = ServicePointManager.SecurityProtocol;
        return process == SecurityProtocolType.SystemDefault || process >= SecurityProtocolType.Tls12 ? SslProtocols.None : SslProtocols.Tls12;
    }

    /// <summary>Sends small requests at once and whole: nothing is gained by asking first whether the body is wanted, or by gathering packets.</summary>
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
