using System.Text.Json.Serialization;

namespace CognitoIdentity.Local;

/// <summary>A JSON Web Key Set.</summary>
internal sealed record KeySet([property: JsonPropertyName("keys")] PublicKey[] Keys);

/// <summary>The public half of an RSA key, in a key set.</summary>
internal sealed record PublicKey(
    [property: JsonPropertyName("kid")] string KeyId,
    [property: JsonPropertyName("n")] string Modulus,
    [property: JsonPropertyName("e")] string Exponent)
{
    [JsonPropertyName("kty")]
    public string Type { get; init; } = "RSA";

    [JsonPropertyName("alg")]
    public string Algorithm { get; init; } = "RS512";

    [JsonPropertyName("use")]
    public string Use { get; init; } = "sig";
}

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
