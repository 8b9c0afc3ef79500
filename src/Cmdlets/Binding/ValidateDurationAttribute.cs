using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Holds a time span against limits in seconds. Null passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateDurationAttribute : ValidateArgumentsAttribute
{
    private readonly TimeSpan _min;
    private readonly TimeSpan _max;

    /// <param name="min">The fewest seconds.</param>
    /// <param name="max">The most seconds.</param>
    public ValidateDurationAttribute(double min, double max)
    {
        _min = TimeSpan.FromSeconds(min);
        _max = TimeSpan.FromSeconds(max);
    }

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (Unwrap.Value(arguments) is TimeSpan span && (span < _min || span > _max))
        {
            throw new ValidationMetadataException(Texts.DurationInvalid.With(span, _min, _max));
        }
    }
}
