using System.Globalization;

namespace CognitoIdentity;

/// <summary>Fills the placeholders of texts for users. The values may be foreign, so control characters are replaced.</summary>
internal static class TextFormat
{
    private const int MostOfValue = 1000;

    /// <summary>The text with these values, in the user's culture. Long values are cut.</summary>
    public static string With(this string text, params object?[] values) =>
        Fill(text, values, value => DisplayText.Line(value.Length > MostOfValue ? $"{value[..MostOfValue]}\u2026" : value));

    /// <summary>The text for a number, from "text for one|text for any other".</summary>
    public static string Counted(this string text, long count)
    {
        string[] forms = text.Split('|');
        return forms[count == 1 ? 0 : 1].With(count);
    }

    /// <summary>The same, with a function that formats the values.</summary>
    public static string Fill(string text, object?[] values, Func<string, string> show) =>
        string.Format(CultureInfo.CurrentCulture, text, [.. values.Select(value => value is string or Uri ? show(value.ToString()!) : value)]);
}
