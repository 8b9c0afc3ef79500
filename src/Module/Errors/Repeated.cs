using System.Text.RegularExpressions;

namespace CognitoIdentity;

/// <summary>
/// What others say of a failure may repeat what they got: a service that refuses a signature tells all that it would have signed, the
/// session token too, and a script may throw its token. A JWT shows by its beginning, and nothing but a token is long in one piece.
/// </summary>
internal static partial class Repeated
{
    /// <summary>The text without the tokens in it.</summary>
    public static string WithoutTokens(string text) => Token().Replace(text, "***");

    [GeneratedRegex(@"\bey[\w-]{6,}\.[\w.-]+|[\w%+/=.~|-]{100,}")]
    private static partial Regex Token();
}
