using System.Text.Json;
using System.Text.Json.Serialization;

namespace CognitoIdentity.Local;

/// <summary>Timestamps on the wire: seconds since 1970, with the milliseconds as fraction.</summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out decimal seconds) && seconds is >= 0 and < 253_402_300_800)
        {
            return DateTime.UnixEpoch.AddMilliseconds((double)decimal.Round(seconds * 1000));
        }

        throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((value - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond / 1000m);
}
