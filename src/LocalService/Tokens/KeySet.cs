using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

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

/// <summary>The RSA key of a service. It is made on first use, lives as long as the service, and signs and verifies tokens.</summary>
internal sealed class SigningKey
{
    private const int Bits = 2048;
    private readonly Lazy<RSA> _rsa = new(() => RSA.Create(Bits));

    /// <summary>A signed token.</summary>
    /// <param name="algorithm">RS256 or RS512.</param>
    /// <param name="keyId">The key's name in the token's header.</param>
    /// <param name="type">The header's typ.</param>
    /// <param name="claims">The claims.</param>
    public string Sign(string algorithm, string keyId, string type, Dictionary<string, object> claims) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            TokenType = type,
            SigningCredentials = new SigningCredentials(Named(keyId), algorithm),
        });

    /// <summary>Whether a token was signed with this key. Doesn't check its claims.</summary>
    public bool HasSigned(string token)
    {
        var parameters = new TokenValidationParameters
        {
            IssuerSigningKey = Named(null),
            TryAllIssuerSigningKeys = true,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha512],
            ValidateAudience = false,
            ValidateIssuer = false,
            ValidateLifetime = false,
        };

        // The task is complete: verifying with a given key awaits nothing.
        return new JsonWebTokenHandler().ValidateTokenAsync(token, parameters).GetAwaiter().GetResult().IsValid;
    }

    /// <summary>The public half in the form of a JSON Web Key Set: modulus and exponent, base64url.</summary>
    public (string Modulus, string Exponent) Public
    {
        get
        {
            RSAParameters key = _rsa.Value.ExportParameters(includePrivateParameters: false);
            return (Base64UrlEncoder.Encode(key.Modulus), Base64UrlEncoder.Encode(key.Exponent));
        }
    }

    // Turn off the library's cache of signers, which starts threads.
    private RsaSecurityKey Named(string? keyId) =>
        new(_rsa.Value) { KeyId = keyId, CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
}
