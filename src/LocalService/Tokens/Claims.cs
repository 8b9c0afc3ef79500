using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CognitoIdentity.Local;

/// <summary>The claims of a token. Not a record, whose text would show them.</summary>
internal sealed class Claims
{
    private readonly JsonElement _members;

    private Claims(JsonElement members) => _members = members;

    /// <exception cref="ServiceException">It isn't a JSON object.</exception>
    public static Claims Parse(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonBody.Parse(json);
        return new Claims(document.RootElement.Clone());
    }

    public bool Has(string name) => _members.TryGetProperty(name, out _);

    /// <summary>The text of a claim; null if it isn't a single text.</summary>
    public string? Text(string name) =>
        _members.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The time of a claim, in seconds since 1970; null if it has none.</summary>
    public long? Seconds(string name) =>
        _members.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double seconds)
            ? (long)Math.Clamp(seconds, -1e15, 1e15)
            : null;

    /// <summary>The values of a claim, one or several, as text; empty if the claim is missing.</summary>
    public string[] All(string name) =>
        !_members.TryGetProperty(name, out JsonElement value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Shown)]
        : [Shown(value)];

    private static string Shown(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}

/// <summary>Reads the claims of a token without verifying its signature.</summary>
internal static class TokenReader
{
    /// <summary>The claims of a signed JSON Web Token, or null if the text isn't one.</summary>
    /// <param name="token">The text, which may not be a token.</param>
    /// <param name="keyId">The name of the key that the header says it was signed with; null for none.</param>
    public static Claims? Read(string token, out string? keyId)
    {
        keyId = null;

        // Two dots: one with four is encrypted, and its payload can't be read.
        if (token.Count(character => character == '.') != 2)
        {
            return null;
        }

        try
        {
            var parsed = new JsonWebToken(token);
            keyId = parsed.Kid is { Length: > 0 } kid ? kid : null;
            return Claims.Parse(Base64UrlEncoder.DecodeBytes(parsed.EncodedPayload));
        }
        catch (Exception error) when (error is ArgumentException or FormatException or ServiceException)
        {
            return null;
        }
    }
}
