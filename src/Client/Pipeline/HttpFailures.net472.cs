using System.Net;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>What a failure of HTTP says: on .NET Framework, the failure of the web request below it.</summary>
internal static class HttpFailures
{
    /// <summary>Whether no connection was made, so that nothing was sent.</summary>
    public static bool IsBeforeRequest(this HttpRequestException failure) => failure.InnerException is WebException
    {
        Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.ConnectFailure
            or WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure
    };
}
