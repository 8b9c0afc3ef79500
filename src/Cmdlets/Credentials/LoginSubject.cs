using CognitoIdentity.Tokens;

namespace CognitoIdentity.Commands;

/// <summary>
/// Who somebody says to be: the same for each of a user's tokens. Enough to look an identity up with, which the service then holds
/// the token to; not enough to be given credentials, for nobody has verified the token.
/// </summary>
internal static class LoginSubject
{
    public const string Guest = "guest";

    /// <summary>The user of a token: who issued it to whom, or the token itself when it is none that can be read.</summary>
    public static string OfToken(string token) =>
        JsonWebToken.TryRead(token) is { } jwt && jwt.Text("iss") is { } issuer && jwt.Text("sub") is { } subject
            ? Hash.Of("user", issuer, subject)
            : Hash.Of("token", token);
}
