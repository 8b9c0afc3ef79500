using System.Net;
using Amazon.Runtime;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Makes the one HTTP client of a pipeline: what the SDK's own would be, without what no call needs, and with <see cref="InPlace"/>.</summary>
internal sealed class HttpClients : HttpClientFactory
{
    /// <summary>Leaves the SDK's own as they are in all other pipelines.</summary>
    public static void InAllClients()
    {
    }

    /// <summary>A client for asking once whether somebody is there, on this machine or its host.</summary>
    public static HttpClient Probe(TimeSpan patience) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, ConnectTimeout = patience }) { Timeout = patience };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = clientConfig.Timeout ?? System.Threading.Timeout.InfiniteTimeSpan,
            UseCookies = false,
        };

        // AttemptHandler sees to the time: that of HttpClient stops looking once the headers are there.
        return new HttpClient(new InPlace(handler)) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }
}
