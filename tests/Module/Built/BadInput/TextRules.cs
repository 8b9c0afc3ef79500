using System.Management.Automation;
using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Built.BadInput;

/// <summary>How the API counts and matches text.</summary>
internal static class TextRules
{
    /// <summary>The text that PowerShell makes of a value; null if it makes none.</summary>
    public static string? Of(object? value) => value switch
    {
        string[] => null,
        string text => text,
        _ => LanguagePrimitives.ConvertTo<string>(value),
    };

    /// <summary>Whether a text has so many characters, and is of a form as a whole. Letters and digits are those of ASCII.</summary>
    public static bool Fits(string? text, int min, int max, string? pattern)
    {
        if (text is null)
        {
            return false;
        }

        int length = text.Length - text.Count(char.IsLowSurrogate);
        return length >= min && length <= max
            && (pattern is null || Regex.IsMatch(text, $@"\A(?:{pattern})\z", pattern.Contains(@"\p", StringComparison.Ordinal) ? RegexOptions.None : RegexOptions.ECMAScript));
    }
}
