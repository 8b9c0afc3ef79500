using System.Text.Json.Serialization;

namespace CognitoIdentity.Client.Json;

/// <summary>The body of an error. Most errors spell the text <c>message</c>, some <c>Message</c>.</summary>
internal sealed class WireError
{
    [JsonPropertyName("__type")]
    public string? Type { get; set; }

    [JsonPropertyName("message")]
    public string? LowerMessage { get; set; }

    [JsonPropertyName("Message")]
    public string? UpperMessage { get; set; }
}
