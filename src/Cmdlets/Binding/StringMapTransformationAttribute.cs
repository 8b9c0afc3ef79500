using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Makes a map of strings, in its order, of any dictionary, or of the properties of a custom object such as ConvertFrom-Json makes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class StringMapTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Convert(inputData);

    /// <summary>The map; null for null.</summary>
    public static IDictionary<string, string>? Convert(object? value)
    {
        if (value is null)
        {
            return null;
        }

        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, object? entry) in Unwrap.Entries(value))
        {
            map[key] = LanguagePrimitives.ConvertTo<string>(entry) ?? string.Empty;
        }

        return map;
    }
}
