using System.Net;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>What HTTP clients send by.</summary>
internal static class HttpHandlers
{
    /// <summary>For calls to AWS.</summary>
    /// <param name="connectTimeout">How long it may take to make a connection; null for as long as the call may.</param>
    public static HttpMessageHandler ForCalls(TimeSpan? connectTimeout) => new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = connectTimeout ?? Timeout.InfiniteTimeSpan,
        UseCookies = false,
    };

    /// <summary>For asking this machine, or its host, whether somebody is there.</summary>
    public static HttpMessageHandler ForProbe(TimeSpan patience) =>
        new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, ConnectTimeout = patience };
}
