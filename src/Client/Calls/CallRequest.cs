using System.Globalization;
using CognitoIdentity.Signing;

namespace CognitoIdentity.Client.Calls;

/// <summary>Makes the HTTP request of a call. Signs it if the call has keys.</summary>
internal static class CallRequest
{
    private const string ContentTypeHeader = "Content-Type";
    private const string TargetHeader = "X-Amz-Target";

    private static readonly string[] SignedHeaders = ["content-type", "host", "x-amz-date", "x-amz-security-token", "x-amz-target"];

    private static readonly string UserAgent =
        $"CognitoIdentity-PowerShell/{typeof(CallRequest).Assembly.GetName().Version?.ToString(3)} lang/dotnet#{Environment.Version}";

    /// <param name="call">The call.</param>
    /// <param name="body">The body.</param>
    /// <param name="utcNow">The time by the service's clock.</param>
    public static HttpRequestMessage Create(Call call, HttpContent body, DateTime utcNow)
    {
        Uri endpoint = call.Settings.Endpoint;
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = body };
        body.Headers.TryAddWithoutValidation(ContentTypeHeader, call.ContentType);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (call.Target is not null)
        {
            request.Headers.TryAddWithoutValidation(TargetHeader, call.Target);
        }

        if (call.Keys is { } keys)
        {
            Sign(request, call, keys, utcNow);
        }

        return request;
    }

    private static void Sign(HttpRequestMessage request, Call call, AwsKeys keys, DateTime utcNow)
    {
        Uri endpoint = call.Settings.Endpoint;
        string time = utcNow.ToString(SignatureV4.TimeFormat, CultureInfo.InvariantCulture);
        string? token = keys.SessionToken is { Length: > 0 } text ? text : null;
        request.Headers.TryAddWithoutValidation(SignatureV4.DateHeader, time);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation(SignatureV4.SessionTokenHeader, token);
        }

        var signed = new SignedRequest(
            "POST",
            endpoint.AbsolutePath,
            endpoint.Query is { Length: > 0 } query ? query[1..] : string.Empty,
            SignedHeaders,
            [call.ContentType, Host(endpoint), time, token, call.Target],
            call.Content);
        request.Headers.TryAddWithoutValidation(
            "Authorization", SignatureV4.Authorization(signed, keys, time, call.Settings.Region, call.SigningName));
    }

    /// <summary>The host as HTTP sends it.</summary>
    private static string Host(Uri endpoint)
    {
        string host = endpoint.HostNameType == UriHostNameType.IPv6 ? endpoint.Host : endpoint.IdnHost;
        return endpoint.IsDefaultPort ? host : $"{host}:{endpoint.Port}";
    }
}
