using System.Net;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>What HTTP clients send by.</summary>
internal static class HttpHandlers
{
    /// <summary>
    /// The proxy of the system's settings, or the one that the session set. The proxy that .NET read from the environment may be out of date,
    /// and isn't used.
    /// </summary>
    public static IWebProxy? SystemProxy => HttpClient.DefaultProxy.GetType().Name == "HttpEnvironmentProxy" ? null : HttpClient.DefaultProxy;

    /// <summary>For calls to AWS.</summary>
    /// <param name="connectTimeout">How long it may take to make a connection; null for as long as the call may.</param>
    public static HttpMessageHandler ForCalls(TimeSpan? connectTimeout) => new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = connectTimeout ?? Timeout.InfiniteTimeSpan,
        Proxy = EnvironmentProxy.Instance,
        UseCookies = false,
    };

    /// <summary>For asking this machine, or its host, whether somebody is there.</summary>
    public static HttpMessageHandler ForProbe(TimeSpan patience) =>
        new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, ConnectTimeout = patience };
}
