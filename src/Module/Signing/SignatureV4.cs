using System.Security.Cryptography;
using System.Text;

namespace CognitoIdentity.Signing;

/// <summary>What a signature covers.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, as it is sent.</param>
/// <param name="Query">The query, as it is sent, without the question mark.</param>
/// <param name="HeaderNames">The names of the signed headers, in lower case and sorted.</param>
/// <param name="HeaderValues">Their values, in the same order; null for a missing header.</param>
/// <param name="Body">The body.</param>
internal sealed record SignedRequest(string Method, string Path, string Query, string[] HeaderNames, string?[] HeaderValues, byte[] Body)
{
    /// <summary>The names of the headers, as the signature lists them.</summary>
    public string SignedHeaders { get; } = Present(HeaderNames, HeaderValues);

    private static string Present(string[] names, string?[] values)
    {
        var present = new StringBuilder();
        for (int i = 0; i < names.Length; i++)
        {
            if (values[i] is not null)
            {
                present.Append(present.Length == 0 ? string.Empty : ";").Append(names[i]);
            }
        }

        return present.ToString();
    }
}

/// <summary>AWS Signature Version 4.</summary>
internal static class SignatureV4
{
    public const string DateHeader = "X-Amz-Date";
    public const string SessionTokenHeader = "X-Amz-Security-Token";

    /// <summary>The format of <c>X-Amz-Date</c>.</summary>
    public const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Terminator = "aws4_request";
    private const int DateLength = 8;
    private const int UsualLength = 512;

    // Reused, because each call signs.
    [ThreadStatic]
    private static StringBuilder? _text;

    /// <summary>The value of the <c>Authorization</c> header.</summary>
    public static string Authorization(SignedRequest request, AwsKeys keys, string time, string region, string service)
    {
        string scope = Scope(time, region, service);
        string signature = Sign(request, keys.SecretKey, time, region, service);
        return $"{Algorithm} Credential={keys.AccessKey}/{scope}, SignedHeaders={request.SignedHeaders}, Signature={signature}";
    }

    /// <summary>The signature, in hexadecimal.</summary>
    /// <param name="request">What it covers.</param>
    /// <param name="secretKey">The secret key of the caller.</param>
    /// <param name="time">The time of signing, as in <c>X-Amz-Date</c>.</param>
    /// <param name="region">The region of the service.</param>
    /// <param name="service">The name by which the service is signed for.</param>
    public static string Sign(SignedRequest request, string secretKey, string time, string region, string service)
    {
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        key = Hmac(key, time[..DateLength]);
        key = Hmac(key, region);
        key = Hmac(key, service);
        key = Hmac(key, Terminator);
        return Hex(Hmac(key, $"{Algorithm}\n{time}\n{Scope(time, region, service)}\n{Hash(Encoding.UTF8.GetBytes(Canonical(request)))}"));
    }

    private static string Scope(string time, string region, string service) => $"{time[..DateLength]}/{region}/{service}/{Terminator}";

    private static string Canonical(SignedRequest request)
    {
        StringBuilder text = _text ??= new StringBuilder(UsualLength);
        text.Clear();
        text.Append(request.Method).Append('\n').Append(Path(request.Path)).Append('\n').Append(Query(request.Query)).Append('\n');
        for (int i = 0; i < request.HeaderNames.Length; i++)
        {
            if (request.HeaderValues[i] is { } value)
            {
                text.Append(request.HeaderNames[i]).Append(':');
                AppendValue(text, value.Trim());
                text.Append('\n');
            }
        }

        return text.Append('\n').Append(request.SignedHeaders).Append('\n').Append(Hash(request.Body)).ToString();
    }

    private static string Path(string path) => path == "/" ? path : Encoded(path);

    /// <summary>Encodes the path a second time, as all services but S3 require. Several slashes count as one.</summary>
    private static string Encoded(string path)
    {
        string encoded = string.Concat(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => '/' + Uri.EscapeDataString(segment)));
        return path.EndsWith('/') ? encoded + '/' : encoded;
    }

    private static string Query(string query) => query.Length == 0 ? query : Sorted(query);

    private static string Sorted(string query) => string.Join(
        '&',
        query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(parameter => parameter.Split('=', 2))
            .OrderBy(parts => parts[0], StringComparer.Ordinal)
            .ThenBy(parts => parts.ElementAtOrDefault(1), StringComparer.Ordinal)
            .Select(parts => $"{parts[0]}={parts.ElementAtOrDefault(1)}"));

    /// <summary>Several blanks count as one.</summary>
    private static void AppendValue(StringBuilder text, string value)
    {
        char last = '\0';
        foreach (char letter in value)
        {
            if (letter != ' ' || last != ' ')
            {
                text.Append(letter);
            }

            last = letter;
        }
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hash(byte[] content) => Hex(SHA256.HashData(content));

    private static string Hex(byte[] bytes)
    {
        const string digits = "0123456789abcdef";
        Span<char> text = stackalloc char[2 * bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = digits[bytes[i] >> 4];
            text[(2 * i) + 1] = digits[bytes[i] & 15];
        }

        return text.ToString();
    }
}
