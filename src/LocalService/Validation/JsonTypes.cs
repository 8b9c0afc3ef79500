using System.Text.Json;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>Checks the types of JSON values. As in the real service, this comes before all constraints.</summary>
internal static class JsonTypes
{
    /// <exception cref="ServiceException">The value, or one in it, has another type.</exception>
    public static void Check(Shape shape, JsonElement value)
    {
        switch (shape)
        {
            case BooleanShape:
                Require(value.ValueKind is JsonValueKind.True or JsonValueKind.False, "Boolean", value);
                break;
            case NumberShape { IsLong: var isLong }:
                Require(IsWhole(value, isLong), isLong ? "Long" : "Integer", value);
                break;
            case TextShape:
                Require(value.ValueKind == JsonValueKind.String, "String", value);
                break;
            case ListShape list:
                Require(value.ValueKind == JsonValueKind.Array, "List", value);
                CheckAll(list.Element, value.EnumerateArray());
                break;
            case MapShape map:
                Require(value.ValueKind == JsonValueKind.Object, "Map or Structure", value);
                CheckAll(map.Value, value.EnumerateObject().Select(entry => entry.Value));
                break;
            case StructureShape structure:
                Require(value.ValueKind == JsonValueKind.Object, "Map or Structure", value);
                foreach (Member member in structure.Members)
                {
                    CheckAll(member.Shape, value.TryGetProperty(member.Name, out JsonElement memberValue) ? [memberValue] : []);
                }

                break;
        }
    }

    private static void CheckAll(Shape shape, IEnumerable<JsonElement> values)
    {
        foreach (JsonElement value in values.Where(value => value.ValueKind != JsonValueKind.Null))
        {
            Check(shape, value);
        }
    }

    private static bool IsWhole(JsonElement value, bool isLong) =>
        value.ValueKind == JsonValueKind.Number && (isLong ? value.TryGetInt64(out _) : value.TryGetInt32(out _));

    private static void Require(bool isOfType, string type, JsonElement value)
    {
        if (!isOfType)
        {
            throw ServiceErrors.Serialization(value.ValueKind switch
            {
                JsonValueKind.Object => "Start of structure or map found where not expected.",
                JsonValueKind.Array => "Start of list found where not expected.",
                JsonValueKind kind => $"{kind.ToString().ToUpperInvariant()}_VALUE can not be converted to {(type[0] == 'I' ? "an" : "a")} {type}",
            });
        }
    }
}
