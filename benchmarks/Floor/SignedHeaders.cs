using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CognitoIdentity.Benchmarks;

/// <summary>Signature Version 4 of one call. Derives the key each time.</summary>
internal sealed record SignedHeaders(string Date, string Authorization)
{
    private const string SignedNames = "content-type;host;x-amz-date;x-amz-target";
    private static readonly string KeyId = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID")!;
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("AWS4" + Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY"));
    private static readonly string Region = Environment.GetEnvironmentVariable("AWS_REGION")!;

    public static SignedHeaders Of(string host, string target, byte[] body, DateTime now)
    {
        string time = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string day = time[..8];
        string scope = $"{day}/{Region}/cognito-identity/aws4_request";
        string request =
            $"POST\n/\n\ncontent-type:application/x-amz-json-1.1\nhost:{host}\nx-amz-date:{time}\nx-amz-target:{target}\n\n{SignedNames}\n{Hex(SHA256.HashData(body))}";
        byte[] key = Mac(Mac(Mac(Mac(Secret, day), Region), "cognito-identity"), "aws4_request");
        string toSign = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(request)))}";
        return new SignedHeaders(
            time,
            $"AWS4-HMAC-SHA256 Credential={KeyId}/{scope}, SignedHeaders={SignedNames}, Signature={Hex(Mac(key, toSign))}");
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
