using System.Globalization;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Local;

/// <summary>
/// A pattern of the API with the meaning it has in the service, which is Java: the whole value has to match, and
/// <c>\w</c>, <c>\d</c> and <c>\s</c> are ASCII.
/// </summary>
internal sealed class Pattern
{
    private readonly Func<string, bool> _matches;

    public Pattern(string text)
    {
        var regex = new Regex($@"\A(?:{text})\z", RegexOptions.ECMAScript);
        Text = text;
        _matches = regex.IsMatch;
    }

    private Pattern(string text, Func<string, bool> matches)
    {
        Text = text;
        _matches = matches;
    }

    /// <summary>
    /// Letters, marks, symbols, numbers and punctuation of any script. By hand, because a .NET expression does not see
    /// that the two halves of an emoji are one symbol.
    /// </summary>
    public static Pattern Visible { get; } = new(
        @"[\p{L}\p{M}\p{S}\p{N}\p{P}]+",
        value => value.Length > 0 && Categories(value).All(IsVisible));

    public string Text { get; }

    public bool Matches(string value) => _matches(value);

    private static IEnumerable<UnicodeCategory> Categories(string value)
    {
        for (int i = 0; i < value.Length; i += char.IsSurrogatePair(value, i) ? 2 : 1)
        {
            yield return CharUnicodeInfo.GetUnicodeCategory(value, i);
        }
    }

    private static bool IsVisible(UnicodeCategory category) => category is not (
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or
        UnicodeCategory.Control or UnicodeCategory.Format or
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
