using System.Text.Json.Serialization;

namespace CognitoIdentity.Local;

/// <summary>An error on the wire.</summary>
internal sealed record ErrorBody(
    [property: JsonPropertyName("__type")] string Type,
    [property: JsonPropertyName("message")] string Message);
