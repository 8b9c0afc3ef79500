using System.Text.RegularExpressions;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>
/// What a service says of a call may repeat what it got: one that refuses a signature tells all that it would have signed, the session
/// token too. Nothing but a token is that long in one piece.
/// </summary>
internal static partial class Repeated
{
    /// <summary>The text without the tokens in it.</summary>
    public static string WithoutTokens(string text) => Token().Replace(text, "***");

    [GeneratedRegex(@"[\w%+/=.~|-]{100,}")]
    private static partial Regex Token();
}
