using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CognitoIdentity.Tests.Http;

/// <summary>A second implementation of Signature Version 4, written only from the published description.</summary>
internal static class SigV4
{
    /// <summary>The signature that a request with these properties must have.</summary>
    public static string Sign(ReceivedRequest request, string[] signedHeaders, string timestamp, string region, string service, string secretKey)
    {
        string[] target = request.Path.Split('?', 2);
        string[] query = target.Length == 1 ? [] : target[1].Split('&');
        string canonicalRequest = string.Join(
            '\n',
            [
                request.Method,
                target[0],
                string.Join('&', query.Order(StringComparer.Ordinal)),
                .. signedHeaders.Select(name => $"{name}:{Squeeze(request.Header(name)!)}"),
                "",
                string.Join(';', signedHeaders),
                Hex(SHA256.HashData(request.Body)),
            ]);

        string date = timestamp[..8];
        string scope = $"{date}/{region}/{service}/aws4_request";
        string toSign = $"AWS4-HMAC-SHA256\n{timestamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)))}";

        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (string part in (string[])[date, region, service, "aws4_request", toSign])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Hex(key);
    }

    private static string Squeeze(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLower(CultureInfo.InvariantCulture);
}
