using System.Text.Json;
using System.Text.Json.Serialization;

namespace CognitoIdentity.Client.Json;

/// <summary>Timestamps: seconds since 1970, with fractions, on the wire; local time for the user.</summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return DateTime.UnixEpoch.AddTicks((long)(reader.GetDecimal() * TimeSpan.TicksPerSecond)).ToLocalTime();
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException or FormatException or InvalidOperationException)
        {
            throw new JsonException(null, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((value.ToUniversalTime() - DateTime.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond);
}
