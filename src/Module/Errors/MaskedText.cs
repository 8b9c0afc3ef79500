using System.Text.RegularExpressions;

namespace CognitoIdentity;

/// <summary>
/// Error texts of services and scripts, without secrets. Such a text may repeat what was sent: a service that rejects a signature repeats
/// the whole signed request with its session token, and a script may throw its token. A JWT is known by its beginning, any other token by
/// its length. Control characters are replaced, so the text can't control a terminal.
/// </summary>
internal static class MaskedText
{
    private static readonly Regex LineEnd = new(@"[\r\n]+");
    private static readonly Regex Token = new(@"\bey[\w-]{6,}\.[\w.-]+|[\w%+/=.~|-]{100,}");

    private const string Mask = "***";

    // A shorter text isn't a token, and may be part of any word.
    private const int ShortestToken = 8;

    /// <summary>The text on one line, without the tokens in it.</summary>
    /// <param name="text">The foreign text.</param>
    /// <param name="tokens">The tokens that were sent, whatever they look like.</param>
    public static string Of(string text, IEnumerable<string>? tokens = null)
    {
        foreach (string token in tokens?.Where(token => token.Length >= ShortestToken) ?? [])
        {
            text = text.Replace(token, Mask, StringComparison.Ordinal);
        }

        return Token.Replace(DisplayText.Line(LineEnd.Replace(text, " ")), Mask);
    }

    /// <summary>The same, shortened for display: for short texts such as ids.</summary>
    public static string Short(string text, IEnumerable<string>? tokens) => DisplayText.Of(Of(text, tokens));
}
