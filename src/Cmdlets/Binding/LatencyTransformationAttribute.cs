using System.Globalization;
using System.Management.Automation;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>Takes a number for milliseconds; PowerShell would take it for ticks, and its text for days.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LatencyTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = Unwrap.Value(inputData);
        return value is null || (value is string text && string.IsNullOrWhiteSpace(text)) ? throw Invalid(value)
            : LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double milliseconds) ? Check(milliseconds, value)
            : LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out TimeSpan span) ? Check(span.TotalMilliseconds, value)
            : throw Invalid(value);
    }

    private static TimeSpan Check(double milliseconds, object? value) =>
        milliseconds >= 0 && milliseconds <= LocalServiceOptions.MaxLatency.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : throw Invalid(value);

    private static ArgumentTransformationMetadataException Invalid(object? value) =>
        new(Texts.LatencyInvalid.With(value, LocalServiceOptions.MaxLatency));
}
