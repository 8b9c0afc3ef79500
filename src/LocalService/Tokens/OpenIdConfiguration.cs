using System.Text.Json.Serialization;

namespace CognitoIdentity.Local;

/// <summary>The OpenID Connect discovery document.</summary>
internal sealed record OpenIdConfiguration(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("jwks_uri")] string KeySetAddress)
{
    [JsonPropertyName("response_types_supported")]
    public string[] ResponseTypes { get; init; } = ["token"];

    [JsonPropertyName("subject_types_supported")]
    public string[] SubjectTypes { get; init; } = ["public"];

    [JsonPropertyName("id_token_signing_alg_values_supported")]
    public string[] Algorithms { get; init; } = ["RS512"];
}
