using System.Text.RegularExpressions;

namespace CognitoIdentity;

/// <summary>Untrusted text made safe for a message: tokens masked, control characters replaced, shortened.</summary>
internal static class DisplayText
{
    private static readonly Regex Token = new(@"eyJ[\w-]+\.[\w.-]+", RegexOptions.ECMAScript);
    // Category Cf: characters that turn the direction of a text, or have no width.
    private static readonly Regex Control = new(@"[\p{Cc}\p{Cf}\u2028\u2029]");

    private const int MostOfInput = 60;
    private const int MostToLookAt = 8192;
    private const string Mask = "eyJ\u2026";

    /// <summary>The text, shortened for display.</summary>
    public static string Of(string text, int most = MostOfInput)
    {
        string clean = MaskTokens(Line(text.Length > MostToLookAt ? text[..MostToLookAt] : text));
        return clean.Length > most ? $"{clean[..most]}\u2026" : clean;
    }

    /// <summary>The same for the text of a value.</summary>
    public static string Of(object? value) => Of(value?.ToString() ?? string.Empty);

    /// <summary>The text with every JSON Web Token masked: it was given in the wrong place.</summary>
    public static string MaskTokens(string text) => Token.Replace(text, Mask);

    /// <summary>The text on one line: every control or invisible character is replaced.</summary>
    public static string Line(string text) => Control.Replace(text, "\uFFFD");
}

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
