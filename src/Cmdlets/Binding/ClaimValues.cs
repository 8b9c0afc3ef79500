using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Makes what a user writes into what a token can say: text, numbers, flags, lists and maps.</summary>
internal static class ClaimValues
{
    public static Dictionary<string, object?> Map(IDictionary map)
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
        IEnumerable list => list.Cast<object?>().Select(Value).ToArray(),
        { } other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };
}
