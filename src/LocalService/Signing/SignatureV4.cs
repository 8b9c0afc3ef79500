using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Local;

/// <summary>AWS Signature Version 4: the signature that a request should carry.</summary>
internal static class SignatureV4
{
    private static readonly Regex Spaces = new(" +");

    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Terminator = "aws4_request";

    /// <param name="request">The request.</param>
    /// <param name="header">Its scope, and which of its headers are signed.</param>
    /// <param name="time">The time it was signed at, as in <c>X-Amz-Date</c>.</param>
    /// <param name="secretKey">The secret key of the caller.</param>
    public static byte[] Compute(HttpRequest request, AuthorizationHeader header, string time, string secretKey)
    {
        string stringToSign = string.Join(
            '\n',
            Algorithm,
            time,
            $"{header.Date}/{header.Region}/{header.Service}/{Terminator}",
            Hash(Encoding.UTF8.GetBytes(Canonical(request, header.SignedHeaders))));

        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (string part in new[] { header.Date, header.Region, header.Service, Terminator, stringToSign })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return key;
    }

    private static string Canonical(HttpRequest request, string signedHeaders)
    {
        IEnumerable<string> headers = signedHeaders.Split(';').Select(name => $"{name}:{Spaces.Replace((request.Header(name) ?? "").Trim(), " ")}\n");
        return string.Join(
            '\n', request.Method, request.Path, CanonicalQuery(request.Query), string.Concat(headers), signedHeaders, Hash(request.Body));
    }

    private static string CanonicalQuery(string query) => string.Join(
        '&',
        query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(parameter => parameter.Split('=', 2))
            .Select(parts => (Name: parts[0], Value: parts.ElementAtOrDefault(1)))
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
            .ThenBy(parameter => parameter.Value, StringComparer.Ordinal)
            .Select(parameter => $"{parameter.Name}={parameter.Value}"));

    private static string Hash(ReadOnlySpan<byte> data) => Convert.ToHexString(SHA256.HashData(data)).ToLowerInvariant();
}
