using Amazon.Runtime;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>
/// Makes HTTP clients: what the SDK's own would be, without what no call needs. None follows a redirect: what was signed, or is
/// secret, was meant for the address that it was sent to.
/// </summary>
internal abstract class HttpClients : HttpClientFactory
{
    /// <summary>For the pipeline of this API, which reads an answer as it comes, in bounds of its own, and may call <see cref="InPlace"/>.</summary>
    public static readonly HttpClients ForAnswersAsTheyCome = new AsTheyCome();

    /// <summary>For the SDK's other services, which read an answer to its end, however long that is and takes.</summary>
    public static readonly HttpClients ForWholeAnswers = new Whole();

    private sealed class AsTheyCome : HttpClients
    {
        // AttemptHandler sees to the time: that of HttpClient stops looking once the headers are there. The making of a connection ends before
        // the attempt does, and is known to have sent nothing.
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
            new(new UnsentRequests(new InPlace(HttpHandlers.ForCalls(clientConfig.Timeout / 3)))) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }

    private sealed class Whole : HttpClients
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
            new(new WholeAnswers(HttpHandlers.ForCalls(connectTimeout: null))) { Timeout = TimeoutOf(clientConfig) };

        // Connections are shared by all clients that name the same.
        public override string GetConfigUniqueString(IClientConfig clientConfig) => $"{nameof(CognitoIdentity)} {TimeoutOf(clientConfig)}";

        // Where a time is set, an AttemptHandler sees to it.
        private static TimeSpan TimeoutOf(IClientConfig config) =>
            config.Timeout is null ? ClientOptions.DefaultTimeout : System.Threading.Timeout.InfiniteTimeSpan;
    }
}
