using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Holds a time span, forwards or backwards, to a number of days, so that a date plus it is still a date.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateTimeSpanAttribute : ValidateArgumentsAttribute
{
    private readonly TimeSpan _most;

    /// <param name="mostDays">The most days.</param>
    public ValidateTimeSpanAttribute(int mostDays) => _most = TimeSpan.FromDays(mostDays);

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (Unwrap.Value(arguments) is TimeSpan span && (span > _most || span < -_most))
        {
            throw new ValidationMetadataException(string.Format(CultureInfo.CurrentCulture, Texts.TimeSpanInvalid, span, _most.Days));
        }
    }
}
