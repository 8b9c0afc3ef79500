using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>
/// Makes claims of any dictionary, or of the properties of a custom object: what a token can say, which is text, numbers, flags,
/// lists and maps.
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
