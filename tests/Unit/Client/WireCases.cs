using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CognitoIdentity.Api;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>An operation: a request and a response with all members, as objects and on the wire.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="RequestJson">The request on the wire.</param>
/// <param name="ResponseJson">The answer on the wire; null if there is nothing in it.</param>
internal sealed record WireCase(Operation Operation, string RequestJson, string? ResponseJson)
{
    public object FullRequest { get; } = JsonSerializer.Deserialize(RequestJson, Operation.Request.Type, WireCases.Plain)!;

    /// <summary>Calls with every member.</summary>
    public Task<object> CallAsync(ICognitoIdentityClient client, CancellationToken token) => CallAsync(client, FullRequest, token);

    /// <summary>Calls with no member at all.</summary>
    public Task CallEmptyAsync(ICognitoIdentityClient client, CancellationToken token) => CallAsync(client, Operation.Request.Create(), token);

    private static async Task<object> CallAsync(ICognitoIdentityClient client, object request, CancellationToken token) =>
        await client.SendAsync((dynamic)request, token);
}

/// <summary>All operations, with a value for each member. The JSON here comes from .NET's serializer, not from the client's.</summary>
internal static class WireCases
{
    private const string Jwt = "eyJ.eyJzdWIiOiJ4IiwiZXhwIjoxNDkzNzI5ODYzLCJhbXIiOlsiYXV0aGVudGljYXRlZCJdfQ.sig";

    /// <summary>The values that the objects have in addition to the answer.</summary>
    private static readonly string[] NotOnTheWire = ["IdentityDescription.IdentityPoolId", "OpenIdToken.SecureToken"];

    public static JsonSerializerOptions Plain { get; } = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsNotOnTheWire } },
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new PlainSeconds() },
    };

    public static IReadOnlyDictionary<string, WireCase> All { get; } = Operation.ByName.Values.ToDictionary(operation => operation.Name, operation => new WireCase(
        operation,
        Sample(operation.Request, operation.Name).ToJsonString(),
        operation.Answer.Members.Length == 0 ? null : Sample(operation.Answer, operation.Name).ToJsonString()));

    // Texts look like ids, with a region. If the service sends such texts, they also have characters that some serializers escape. Keys of maps
    // begin with a small letter.
    private static JsonNode Sample(Shape shape, string name) => shape switch
    {
        BooleanShape => true,
        NumberShape number => number.Max,
        TimestampShape => 1493729863.123m,
        TextShape when shape == Shapes.OIDCToken => Jwt,
        TextShape text => Text(text, name, $"eu-west-1:{name} + <Näme>"),
        ListShape list => new JsonArray(Sample(list.Element, name + "1"), Sample(list.Element, name + "2")),
        MapShape map => new JsonObject
        {
            [Text(map.Key, "one" + name, "one " + name, "authenticated")] = Sample(map.Value, name + "1"),
            [Text(map.Key, "two" + name, "two " + name, "unauthenticated")] = Sample(map.Value, name + "2"),
        },
        _ => new JsonObject(((StructureShape)shape).Members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)Sample(member.Shape, member.Name)))),
    };

    /// <summary>The first text that an answer may have: one of these, or else another one with the member's name in it.</summary>
    private static string Text(TextShape shape, string name, params string[] texts) =>
        texts.Concat([$"eu-west-1:{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(name))[^8..]}", $"arn:aws:iam::123456789012:role/{name}", name]).First(shape.AllowsAnswer);

    /// <summary>Whether a member is part of the response.</summary>
    public static bool IsOnTheWire(System.Reflection.PropertyInfo member) => !NotOnTheWire.Contains($"{member.DeclaringType!.Name}.{member.Name}");

    private static void LeaveOutWhatIsNotOnTheWire(JsonTypeInfo type)
    {
        if (type.Type == typeof(OpenIdToken))
        {
            // It isn't public.
            JsonPropertyInfo token = type.CreateJsonPropertyInfo(typeof(string), nameof(OpenIdToken.Token));
            token.Get = value => ((OpenIdToken)value).Token;
            token.Set = static (_, _) => throw new NotSupportedException();
            type.Properties.Add(token);
        }

        foreach (JsonPropertyInfo property in type.Properties.Where(property => NotOnTheWire.Contains($"{type.Type.Name}.{property.Name}") || property.Set is null))
        {
            property.ShouldSerialize = (_, _) => false;
        }
    }

    private sealed class PlainSeconds : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteRawValue((new DateTimeOffset(value).ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture));
    }
}
