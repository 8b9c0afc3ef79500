using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Takes a number for seconds; PowerShell would take it for ticks, its text for days, and no text for 0.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecondsTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Unwrap.Value(inputData) is { } value and not TimeSpan
        && !(value is string text && string.IsNullOrWhiteSpace(text))
        && LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double seconds)
        && Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : inputData;
}
