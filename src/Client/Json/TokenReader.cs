using System.Text.Json;

namespace CognitoIdentity.Client.Json;

/// <summary>Reads what a JWT says. Whether it is true, its signature would tell, which is not looked at.</summary>
internal static class TokenReader
{
    private const string ExpirationClaim = "exp";

    /// <summary>Fills in the claims and the end of a token; leaves them out when it is no JWT.</summary>
    public static OpenIdToken Read(OpenIdToken token)
    {
        if (token.Token?.Split('.') is not [_, { } payload, _])
        {
            return token;
        }

        try
        {
            using var document = JsonDocument.Parse(Decode(payload));
            if (Value(document.RootElement) is Dictionary<string, object?> claims)
            {
                token.Claims = claims;
                token.Expiration = claims.GetValueOrDefault(ExpirationClaim) is long seconds ? DateTime.UnixEpoch.AddSeconds(seconds).ToLocalTime() : null;
            }
        }
        catch (Exception e) when (e is FormatException or JsonException or ArgumentOutOfRangeException)
        {
            // Not a token that we can read; the service may still.
        }

        return token;
    }

    private static byte[] Decode(string base64Url) =>
        Convert.FromBase64String(base64Url.Replace('-', '+').Replace('_', '/').PadRight((base64Url.Length + 3) / 4 * 4, '='));

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value), StringComparer.Ordinal),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out long number) ? (object)number : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
