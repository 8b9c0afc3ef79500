using System.Text.RegularExpressions;

namespace CognitoIdentity;

/// <summary>Texts that others wrote, as messages quote them: no tokens, no characters that do something, and not too long.</summary>
internal static class Shown
{
    private static readonly Regex Token = new(@"eyJ[\w-]+\.[\w.-]+", RegexOptions.ECMAScript);
    // Of category Cf is what turns the direction of a text, and what has no width.
    private static readonly Regex Control = new(@"[\p{Cc}\p{Cf}\u2028\u2029]");

    private const int MostOfInput = 60;
    private const int MostToLookAt = 8192;
    private const string Mask = "eyJ\u2026";

    /// <summary>So much of a text that it is known again.</summary>
    public static string Of(string text, int most = MostOfInput)
    {
        string clean = WithoutTokens(Line(text.Length > MostToLookAt ? text[..MostToLookAt] : text));
        return clean.Length > most ? $"{clean[..most]}\u2026" : clean;
    }

    /// <summary>The same of what a value says of itself.</summary>
    public static string Of(object? value) => Of(value?.ToString() ?? string.Empty);

    /// <summary>A text without its tokens: what looks like a JWT is one that came to the wrong place.</summary>
    public static string WithoutTokens(string text) => Token.Replace(text, Mask);

    /// <summary>A text on one line, that moves no cursor, ends no line of a log and shows each of its characters.</summary>
    public static string Line(string text) => Control.Replace(text, "\uFFFD");
}
