namespace CognitoIdentity.Client.Pipeline;

/// <summary>What a failure of HTTP says.</summary>
internal static class HttpFailures
{
    /// <summary>Whether no connection was made, so that nothing was sent.</summary>
    public static bool IsBeforeRequest(this HttpRequestException failure) => failure.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;
}
