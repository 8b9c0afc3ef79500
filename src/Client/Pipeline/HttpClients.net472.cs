using System.Net;
using System.Security.Authentication;
using Amazon;
using Amazon.Runtime;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>
/// Makes the HTTP clients of all pipelines. What .NET Framework keeps in settings of the process is set here for our clients and hosts
/// alone: the process belongs to the user's session, and other modules call other hosts.
/// </summary>
internal sealed class HttpClients : HttpClientFactory
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    /// <summary>Makes those of all other pipelines as well: roles and single sign-on call AWS, too.</summary>
    public static void InAllClients() => AWSConfigs.HttpClientFactory = new HttpClients();

    /// <summary>A client for asking once whether somebody is there, on this machine or its host.</summary>
    public static HttpClient Probe(TimeSpan patience) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = patience };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = int.MaxValue, // The default is two.
            Proxy = clientConfig.GetWebProxy() ?? WebRequest.DefaultWebProxy,
            SslProtocols = Protocols(),
            UseCookies = false,
        };

        // Of our own pipeline AttemptHandler sees to the time: that of HttpClient stops looking once the headers are there.
        return new HttpClient(new Promptly(handler))
        {
            Timeout = clientConfig is SdkConfig ? System.Threading.Timeout.InfiniteTimeSpan : clientConfig.Timeout ?? Patience,
        };
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
