using System.Text.Json;
using System.Text.Unicode;

namespace CognitoIdentity.Local;

/// <summary>Reads a request's body, and rejects malformed text.</summary>
internal static class JsonBody
{
    private const string Malformed = "The body is not valid JSON.";
    private static readonly byte[] NoMembers = "{}"u8.ToArray();

    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return JsonDocument.Parse(NoMembers);
        }

        try
        {
            CheckText(body.Span);
            var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            throw ServiceErrors.Serialization("The body is not a JSON object.");
        }
        catch (JsonException)
        {
            throw ServiceErrors.Serialization(Malformed);
        }
    }

    // The parser accepts text that can't become a string: invalid UTF-8 and escaped halves of surrogate pairs.
    private static void CheckText(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
        {
            throw ServiceErrors.Serialization(Malformed);
        }

        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                try
                {
                    reader.GetString();
                }
                catch (InvalidOperationException)
                {
                    throw ServiceErrors.Serialization(Malformed);
                }
            }
        }
    }
}
