using System.Globalization;
using System.Management.Automation;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>Takes a switch from an object, where nothing is false, and so is the text <c>False</c>. PowerShell would take nothing for true.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FlagTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap.Flag(inputData) ?? false;
}

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

/// <summary>Gives a value the spelling of the API, which minds the case of letters where <c>ValidateSet</c> does not.</summary>
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

/// <summary>Lets a string stand where a SecureString is wanted. From then on nothing that logs parameters shows the secret.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    // A SecureString has no place for more.
    private const int MaxLength = 65_536;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Convert(inputData);

    /// <summary>The secret as a SecureString. Other values stay as they are, and the binder rejects them.</summary>
    public static object? Convert(object? value) =>
        Unwrap.Value(value) is not string text ? Unwrap.Value(value)
        : text.Length == 0 ? null
        : text.Length <= MaxLength ? Secrets.Protect(text)
        : throw new ArgumentTransformationMetadataException(Texts.SecretTooLong.With(text.Length, MaxLength));
}
