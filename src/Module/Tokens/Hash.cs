using System.Security.Cryptography;
using System.Text;

namespace CognitoIdentity.Tokens;

/// <summary>Stands for texts, secrets among them, where they are only compared: nothing can be read from it.</summary>
internal static class Hash
{
    /// <summary>One hash of several texts; each counts, and where one ends too.</summary>
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
