using System.Globalization;
using System.Security;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Api;

/// <summary>A text of the API. Lengths are in Unicode characters, as in the API's documentation: a surrogate pair is one.</summary>
/// <param name="min">The fewest characters, or null.</param>
/// <param name="max">The most characters, or null.</param>
/// <param name="pattern">What the whole text must match, or null. <c>\w</c>, <c>\d</c> and <c>\s</c> are ASCII, as in the service.</param>
internal sealed class TextShape(int? min = null, int? max = null, string? pattern = null) : Shape
{
    /// <summary>
    /// Letters, marks, symbols, numbers and punctuation of any script. Checked without a regular expression, because .NET's would see an emoji as
    /// two characters of another kind.
    /// </summary>
    public const string VisibleCharacters = @"[\p{L}\p{M}\p{S}\p{N}\p{P}]+";

    private Regex? _form;

    public int? Min => min;

    public int? Max => max;

    public string? Pattern => pattern;

    /// <summary>The only values that exist; null for any text.</summary>
    public string[]? Values { get; init; }

    /// <summary>Whether it is a secret, of which errors show only the length.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>The required beginning. It isn't in the API's model, but the service rejects anything else.</summary>
    public string? Prefix { get; init; }

    /// <summary>Whether it is visible ASCII without blanks. This isn't in the API's model, but the service sends nothing else.</summary>
    public bool IsWord { get; init; }

    /// <summary>Whether it is one line in answers.</summary>
    public bool IsLine { get; init; }

    /// <summary>Checks the pattern by hand, because .NET takes long to compile the regular expression, and to match it in long lists.</summary>
    public Func<string, bool>? Matches { get; init; }

    /// <summary>A message about the limits, if length and pattern would not explain them. It has placeholders for the text and both lengths.</summary>
    public Func<string>? Rule { get; init; }

    private Regex Form => _form ??= new Regex($@"\A(?:{pattern})\z", RegexOptions.ECMAScript);

    public static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);

    public bool AllowsLength(int length) => !(length < min) && !(length > max);

    public bool AllowsForm(string text) => Matches is not null ? Matches(text) : pattern switch
    {
        null => true,
        VisibleCharacters => text.Length > 0 && Categories(text).All(IsVisible),
        _ => Form.IsMatch(text),
    };

    /// <summary>Whether a text keeps the limits. <see cref="Problem(string)"/> says which it breaks.</summary>
    public bool Allows(string text) =>
        AllowsLength(Length(text)) && AllowsForm(text) && text.StartsWith(Prefix ?? string.Empty, StringComparison.Ordinal);

    /// <summary>
    /// Whether the service can have sent a text. Words must be within their limits, and lines must be one line. Texts that users write may be
    /// anything. A text that isn't among <see cref="Values"/> may be a new value.
    /// </summary>
    public bool AllowsAnswer(string text) => IsWord ? AwsKeys.IsVisible(text) && Allows(text) : !IsLine || !text.Any(IsLineEnd);

    public bool AllowsValue(string text) => Values is null || Values.Contains(text);

    /// <summary>What is wrong with a text, for users, with the limit that it breaks; null if it is valid.</summary>
    public string? Problem(string text)
    {
        int length = Length(text);
        if (IsSensitive)
        {
            return LengthProblem(length);
        }

        bool hasLength = AllowsLength(length);
        return Allows(text) ? null
            : Rule is not null ? Rule().With(DisplayText.Of(text), min, max)
            : hasLength ? Texts.TextPatternInvalid.With(DisplayText.Of(text), pattern)
            : min == max ? Texts.TextLengthWrong.With(DisplayText.Of(text), length, max)
            : Texts.TextLengthInvalid.With(DisplayText.Of(text), length, min, max);
    }

    /// <summary>What is wrong with a text or the length of a secret; null if it is valid, or any other object.</summary>
    public string? Problem(object? value) => value switch
    {
        string text => Problem(text),
        SecureString secret => LengthProblem(secret.Length),
        _ => null,
    };

    /// <summary>What is wrong with the length of a secret; null if it is valid.</summary>
    public string? LengthProblem(int length) => AllowsLength(length) ? null : Texts.SecretLengthInvalid.With(length, min, max);

    /// <summary>Checks a text of one record.</summary>
    /// <param name="text">The text.</param>
    /// <param name="errorId">The error for a text that breaks a limit. Its message has a placeholder for the problem.</param>
    /// <exception cref="CognitoIdentityException">The error.</exception>
    public string Check(string text, string errorId) =>
        Problem(text) is { } problem ? throw new CognitoIdentityException(errorId, [problem]) : text;

    public override string ToString() => string.Concat(
        min == max ? $"{Number(max!.Value)}" : min > 0 ? $"{Number(min.Value)} to {Number(max!.Value)}" : $"up to {Number(max!.Value)}",
        " characters",
        pattern is null ? string.Empty : $" of `{pattern}`",
        Prefix is null ? string.Empty : $" that begin with `{Prefix}`");

    private static IEnumerable<UnicodeCategory> Categories(string text)
    {
        for (int i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            yield return CharUnicodeInfo.GetUnicodeCategory(text, i);
        }
    }

    private static bool IsLineEnd(char letter) => (char.IsControl(letter) && letter != '\t') || letter is '\u2028' or '\u2029';

    private static bool IsVisible(UnicodeCategory category) => category is not (
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
