using System.Collections;
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
