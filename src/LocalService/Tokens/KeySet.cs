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
