using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Takes a number for seconds; PowerShell would take it for ticks, and its text for days.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecondsTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Unwrap.Value(inputData) is { } value and not TimeSpan
        && LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double seconds)
        && Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : inputData;
}
