using System.Text.RegularExpressions;

namespace CognitoIdentity;

/// <summary>Texts of foreign origin, ready to be quoted in a message: without tokens and control characters, and short.</summary>
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
