using System.Text.RegularExpressions;

namespace CognitoIdentity;

/// <summary>
/// What others say of a failure may repeat what they got: a service that refuses a signature tells all that it would have signed, the
/// session token too, and a script may throw its token. A JWT shows by its beginning, and nothing but a token is long in one piece.
/// Nor does their text do anything to a terminal.
/// </summary>
internal static class Repeated
{
    private static readonly Regex LineEnd = new(@"[\r\n]+");
    private static readonly Regex Token = new(@"\bey[\w-]{6,}\.[\w.-]+|[\w%+/=.~|-]{100,}");

    private const string Mask = "***";

    // What is shorter is no token, and may be part of any word.
    private const int ShortestToken = 8;

    /// <summary>The text on one line, without the tokens in it.</summary>
    /// <param name="text">What somebody said.</param>
    /// <param name="tokens">Those that they were given, whatever these look like.</param>
    public static string Of(string text, IEnumerable<string>? tokens = null)
    {
        foreach (string token in tokens?.Where(token => token.Length >= ShortestToken) ?? [])
        {
            text = text.Replace(token, Mask, StringComparison.Ordinal);
        }

        return Token.Replace(Shown.Line(LineEnd.Replace(text, " ")), Mask);
    }

    /// <summary>So much of it, for what is short by nature, such as an id.</summary>
    public static string InShort(string text, IEnumerable<string>? tokens) => Shown.Of(Of(text, tokens));
}
