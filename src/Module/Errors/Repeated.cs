using System.Text.RegularExpressions;

namespace CognitoIdentity;

/// <summary>
/// What others say of a failure may repeat what they got: a service that refuses a signature tells all that it would have signed, the
/// session token too, and a script may throw its token. A JWT shows by its beginning, and nothing but a token is long in one piece.
/// Nor does their text do anything to a terminal.
/// </summary>
internal static partial class Repeated
{
    /// <summary>The text on one line, without the tokens in it.</summary>
    public static string Of(string text) => Token().Replace(Shown.Line(LineEnd().Replace(text, " ")), "***");

    [GeneratedRegex(@"[\r\n]+")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"\bey[\w-]{6,}\.[\w.-]+|[\w%+/=.~|-]{100,}")]
    private static partial Regex Token();
}
