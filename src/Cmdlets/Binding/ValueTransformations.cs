using System.Globalization;
using System.Management.Automation;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>Reads a switch from an object. Null, empty text and the text <c>False</c> are false; PowerShell would read them as true.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FlagTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap.Flag(inputData) ?? false;
}

/// <summary>Reads a number as seconds. PowerShell would read it as ticks, its text as days, and an empty text as 0.</summary>
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

/// <summary>Reads a number as milliseconds. PowerShell would read it as ticks, and its text as days.</summary>
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

/// <summary>Replaces a value by the API's spelling: the API is case-sensitive, <c>ValidateSet</c> isn't.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SpellingTransformationAttribute : ArgumentTransformationAttribute
{
    private readonly string[] _values;

    /// <param name="known">The class with a constant for each value.</param>
    public SpellingTransformationAttribute(Type known) => _values = [.. known.GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object?[] spelled = [.. Unwrap.Elements(inputData).Select(Spell)];
        return spelled is [var one] ? one : spelled;
    }

    private object? Spell(object? element) =>
        _values.FirstOrDefault(value => string.Equals(value, element?.ToString(), StringComparison.OrdinalIgnoreCase)) ?? element;
}

/// <summary>Accepts a string where a SecureString is needed. Logs of parameters then don't show the secret.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    // A SecureString can't hold more.
    private const int MaxLength = 65_536;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Convert(inputData);

    /// <summary>The secret as a SecureString. Other values stay as they are, and the binder rejects them.</summary>
    public static object? Convert(object? value) =>
        Unwrap.Value(value) is not string text ? Unwrap.Value(value)
        : text.Length == 0 ? null
        : text.Length <= MaxLength ? Secrets.Protect(text)
        : throw new ArgumentTransformationMetadataException(Texts.SecretTooLong.With(text.Length, MaxLength));
}
