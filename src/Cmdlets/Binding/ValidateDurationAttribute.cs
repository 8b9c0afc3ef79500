using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Holds a time span against the API's limits, in seconds. Null passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateDurationAttribute : ValidateArgumentsAttribute
{
    private readonly int _min;
    private readonly int _max;

    /// <param name="min">The fewest seconds.</param>
    /// <param name="max">The most seconds.</param>
    public ValidateDurationAttribute(int min, int max)
    {
        _min = min;
        _max = max;
    }

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is TimeSpan span && (span < TimeSpan.FromSeconds(_min) || span > TimeSpan.FromSeconds(_max)))
        {
            throw new ValidationMetadataException(string.Format(
                CultureInfo.CurrentCulture, Texts.DurationInvalid, span, TimeSpan.FromSeconds(_min), TimeSpan.FromSeconds(_max)));
        }
    }
}
