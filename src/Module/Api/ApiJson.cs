using System.Buffers;
using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CognitoIdentity.Api;

/// <summary>Writes and reads the structures of the API as JSON. Null members are not written, and unknown members are ignored.</summary>
internal static class ApiJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(object? structure)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Options))
        {
            WriteValue(writer, structure);
        }

        return json.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">The text is not valid JSON, or has a value of the wrong type.</exception>
    public static object Read(ReadOnlySpan<byte> json, StructureShape structure)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        var reader = new Utf8JsonReader(json.StartsWith(byteOrderMark) ? json[byteOrderMark.Length..] : json);
        try
        {
            reader.Read();
            object value = ReadStructure(ref reader, structure) ?? throw new JsonException();
            return reader.Read() ? throw new JsonException() : value;
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            // A value of the wrong type, a number or time out of range, or text that isn't Unicode.
            throw new JsonException(null, e);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case DateTime moment:
                writer.WriteNumberValue((moment.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond / 1000m);
                break;
            case IDictionary<string, string> map:
                WriteMap(writer, map);
                break;
            case IDictionary<string, RoleMapping> map:
                WriteMap(writer, map);
                break;
            case IList list:
                WriteList(writer, list);
                break;
            default:
                WriteStructure(writer, value);
                break;
        }
    }

    private static void WriteMap<T>(Utf8JsonWriter writer, IDictionary<string, T> map)
    {
        writer.WriteStartObject();
        foreach (KeyValuePair<string, T> entry in map)
        {
            writer.WritePropertyName(entry.Key);
            WriteValue(writer, entry.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IList list)
    {
        writer.WriteStartArray();
        foreach (object? item in list)
        {
            WriteValue(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteStructure(Utf8JsonWriter writer, object structure)
    {
        writer.WriteStartObject();
        foreach (Member member in StructureShape.Of(structure.GetType()).Members)
        {
            if (member.Get(structure) is { } value)
            {
                writer.WritePropertyName(member.EncodedName);
                WriteValue(writer, value);
            }
        }

        writer.WriteEndObject();
    }

    private static object? ReadValue(ref Utf8JsonReader reader, Type type)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (type == typeof(string))
        {
            return reader.GetString();
        }

        if (type.IsArray)
        {
            var items = new ArrayList();
            ReadList(ref reader, items, type.GetElementType()!);
            return items.ToArray(type.GetElementType()!);
        }

        if (typeof(IList).IsAssignableFrom(type))
        {
            var items = (IList)Activator.CreateInstance(type)!;
            ReadList(ref reader, items, type.GetGenericArguments()[0]);
            return items;
        }

        if (type.IsInterface)
        {
            return ReadMap(ref reader, type.GetGenericArguments()[1]);
        }

        return type == typeof(bool?) ? reader.GetBoolean()
            : type == typeof(int?) ? reader.GetInt32()
            : type == typeof(long?) ? reader.GetInt64()
            : type == typeof(DateTime?) ? DateTime.UnixEpoch.AddTicks((long)(reader.GetDecimal() * TimeSpan.TicksPerSecond)).ToLocalTime()
            : ReadStructure(ref reader, StructureShape.Of(type));
    }

    private static object? ReadStructure(ref Utf8JsonReader reader, StructureShape structure)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        Require(reader.TokenType, JsonTokenType.StartObject);
        object value = structure.Create();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Member? member = null;
            foreach (Member candidate in structure.Members)
            {
                if (reader.ValueTextEquals(candidate.EncodedName.EncodedUtf8Bytes))
                {
                    member = candidate;
                    break;
                }
            }

            reader.Read();
            if (member is null)
            {
                reader.Skip();
            }
            else
            {
                member.Set(value, ReadValue(ref reader, member.Type));
            }
        }

        return value;
    }

    private static void ReadList(ref Utf8JsonReader reader, IList items, Type type)
    {
        Require(reader.TokenType, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader, type));
        }
    }

    private static IDictionary ReadMap(ref Utf8JsonReader reader, Type type)
    {
        Require(reader.TokenType, JsonTokenType.StartObject);
        var map = (IDictionary)Activator.CreateInstance(typeof(TextMap<>).MakeGenericType(type))!;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            map[key] = ReadValue(ref reader, type);
        }

        return map;
    }

    private static void Require(JsonTokenType actual, JsonTokenType expected)
    {
        if (actual != expected)
        {
            throw new JsonException();
        }
    }
}
