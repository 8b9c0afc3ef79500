using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Makes a map of strings, in its order, of any dictionary, or of the properties of a custom object such as ConvertFrom-Json makes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class StringMapTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether a value may be null. It is the empty text otherwise.</summary>
    public bool KeepsNull { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Convert(inputData, KeepsNull ? null : string.Empty);

    /// <summary>The map; null for null.</summary>
    public static IDictionary<string, string>? Convert(object? value) => Convert(value, string.Empty)!;

    private static Dictionary<string, string?>? Convert(object? value, string? forNull) => Unwrap.Value(value) switch
    {
        null => null,
        IDictionary<string, string> strings => ToMap(strings.Select(entry => ((object)entry.Key, (object?)entry.Value)), forNull),
        IDictionary dictionary => ToMap(Entries(dictionary), forNull),
        PSObject custom => ToMap(custom.Properties.Select(property => ((object)property.Name, (object?)property.Value)), forNull),
        { } other => throw new ArgumentTransformationMetadataException(
            string.Format(CultureInfo.CurrentCulture, Texts.MapInvalid, other.GetType().Name)),
    };

    private static IEnumerable<(object Key, object? Value)> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return (entry.Key, entry.Value);
        }
    }

    private static Dictionary<string, string?> ToMap(IEnumerable<(object Key, object? Value)> entries, string? forNull)
    {
        var map = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach ((object key, object? value) in entries)
        {
            map[LanguagePrimitives.ConvertTo<string>(key)] = Unwrap.Value(value) is null ? forNull : LanguagePrimitives.ConvertTo<string>(value);
        }

        return map;
    }
}
