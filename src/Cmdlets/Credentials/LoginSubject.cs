using System.Security.Cryptography;
using System.Text;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.Commands;

/// <summary>Who somebody is to the cache: the same for each of a user's tokens, different for any two users, and nothing that could be read.</summary>
internal static class LoginSubject
{
    public const string Guest = "guest";

    /// <summary>The user of a token: who issued it to whom, or the token itself when it is none that can be read.</summary>
    public static string OfToken(string token) =>
        JsonWebToken.TryRead(token) is { } jwt && jwt.Text("iss") is { } issuer && jwt.Text("sub") is { } subject
            ? Of("user", issuer, subject)
            : Of("token", token);

    /// <summary>One text for several; each counts, and where one ends too.</summary>
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
