using System.Text.Json;

namespace CognitoIdentity.Local;

/// <summary>Reads JSON values of one type, or says as the service does that they are of another.</summary>
internal static class JsonTypes
{
    public static void Boolean(JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            throw NotA("Boolean", value);
        }
    }

    public static long Number(JsonElement value, bool isLong)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            if (isLong && value.TryGetInt64(out long number))
            {
                return number;
            }

            if (!isLong && value.TryGetInt32(out int integer))
            {
                return integer;
            }
        }

        throw NotA(isLong ? "Long" : "Integer", value);
    }

    public static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw NotA("String", value);

    public static void List(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw NotA("List", value);
        }
    }

    public static void Object(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw NotA("Map or Structure", value);
        }
    }

    private static ServiceException NotA(string type, JsonElement value) => ServiceErrors.Serialization(value.ValueKind switch
    {
        JsonValueKind.Object => "Start of structure or map found where not expected.",
        JsonValueKind.Array => "Start of list found where not expected.",
        JsonValueKind kind => $"{kind.ToString().ToUpperInvariant()}_VALUE can not be converted to {(type[0] == 'I' ? "an" : "a")} {type}",
    });
}
