using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Commands;

/// <summary>Holds a string, or each string of an array, against the API's limits, and says the rule when it breaks it. Null passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateTextAttribute : ValidateArgumentsAttribute
{
    private readonly int _minLength;
    private readonly int _maxLength;
    private readonly string? _pattern;

    /// <param name="minLength">The fewest characters.</param>
    /// <param name="maxLength">The most characters.</param>
    /// <param name="pattern">What the whole text must match, or null.</param>
    public ValidateTextAttribute(int minLength, int maxLength, string? pattern = null)
    {
        _minLength = minLength;
        _maxLength = maxLength;
        _pattern = pattern;
    }

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (string text in Unwrap.Elements(arguments).OfType<string>())
        {
            if (text.Length < _minLength || text.Length > _maxLength)
            {
                throw new ValidationMetadataException(_minLength == _maxLength
                    ? string.Format(CultureInfo.CurrentCulture, Texts.TextLengthWrong, text.Length, _maxLength)
                    : string.Format(CultureInfo.CurrentCulture, Texts.TextLengthInvalid, text.Length, _minLength, _maxLength));
            }

            if (_pattern is not null && !Regex.IsMatch(text, $@"\A(?:{_pattern})\z", RegexOptions.ECMAScript))
            {
                throw new ValidationMetadataException(string.Format(CultureInfo.CurrentCulture, Texts.TextPatternInvalid, text, _pattern));
            }
        }
    }
}
