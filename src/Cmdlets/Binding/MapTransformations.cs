using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Converts any dictionary, or a custom object such as ConvertFrom-Json returns, to a map of strings in the same order.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class StringMapTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether a value may be null. If not, null becomes an empty text.</summary>
    public bool KeepsNull { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Convert(inputData, KeepsNull ? null : string.Empty);

    /// <summary>The map; null for null.</summary>
    public static IDictionary<string, string>? Convert(object? value) => Convert(value, string.Empty)!;

    private static Dictionary<string, string?>? Convert(object? value, string? forNull)
    {
        if (value is null)
        {
            return null;
        }

        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach ((string key, object? entry) in Unwrap.Entries(value))
        {
            map[key] = Unwrap.Value(entry) switch
            {
                null => forNull,
                string text => text,
                IEnumerable or PSObject or ScriptBlock => throw new ArgumentTransformationMetadataException(
                    Texts.MapValueExpected.With(DisplayText.Of(key), Unwrap.Value(entry)!.GetType().Name)),
                _ => LanguagePrimitives.ConvertTo<string>(entry),
            };
        }

        return map;
    }
}

/// <summary>
/// Converts any dictionary, or a custom object, to claims. Their values can be text, numbers, booleans, lists and maps.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ClaimTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap.Value(inputData) switch
    {
        null => null,
        IDictionary or PSObject => Value(inputData),
        { } other => throw new ArgumentTransformationMetadataException(
            Texts.MapInvalid.With(other.GetType().Name)),
    };

    private static Dictionary<string, object?> Map(IDictionary map)
    {
        var claims = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map)
        {
            claims[LanguagePrimitives.ConvertTo<string>(entry.Key)] = Value(entry.Value);
        }

        return claims;
    }

    private static object? Value(object? value) => Unwrap.Value(value) switch
    {
        null => null,
        string or bool or int or long or double => Unwrap.Value(value),
        DateTime time => new DateTimeOffset(time).ToUnixTimeSeconds(),
        DateTimeOffset time => time.ToUnixTimeSeconds(),
        decimal number => (double)number,
        IDictionary map => Map(map),
        PSObject custom => custom.Properties.ToDictionary(property => property.Name, property => Value(property.Value), StringComparer.Ordinal),
        IEnumerable list => list.Cast<object?>().Select(Value).ToArray(),
        { } other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };
}
