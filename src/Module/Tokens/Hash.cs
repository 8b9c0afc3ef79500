using System.Security.Cryptography;
using System.Text;

namespace CognitoIdentity.Tokens;

/// <summary>A hash of texts, for comparing them. Secrets can't be read from it.</summary>
internal static class Hash
{
    /// <summary>One hash of several texts. It depends on each text and on their boundaries.</summary>
    public static string Of(params string?[] parts)
    {
        var text = new StringBuilder();
        foreach (string? part in parts)
        {
            text.Append(part?.Length ?? -1).Append(':').Append(part);
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
