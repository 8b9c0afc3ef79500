using System.Net;
using Amazon.Runtime;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Makes the one HTTP client of a pipeline: what the SDK's own would be, without what no call needs, and with <see cref="InPlace"/>.</summary>
internal sealed class HttpClients : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var handler = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = clientConfig.ConnectTimeout ?? System.Threading.Timeout.InfiniteTimeSpan,
            UseCookies = false,
        };

        // AttemptHandler sees to the time: that of HttpClient stops looking once the headers are there.
        return new HttpClient(new InPlace(handler)) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }
}
