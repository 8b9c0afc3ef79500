using System.Text.Json;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Tokens;

/// <summary>The claims of a JWT. The signature is not verified.</summary>
internal sealed class JsonWebToken
{

    // Convert.FromBase64String ignores white space, but the service rejects a token with it.
    private static readonly Regex Form = new(@"\A[\w-]+\.(?<claims>[\w-]+)\.(?<signature>[\w-]*)=*\z", RegexOptions.ECMAScript);

    private static readonly double MostSeconds = (DateTime.MaxValue - DateTime.UnixEpoch).TotalSeconds;

    private JsonWebToken(IReadOnlyDictionary<string, object?> claims, bool isSigned)
    {
        Claims = claims;
        IsSigned = isSigned;
    }

    /// <summary>The claims: strings, numbers (long or double), booleans, lists and maps.</summary>
    public IReadOnlyDictionary<string, object?> Claims { get; }

    /// <summary>Whether it has a signature, valid or not.</summary>
    public bool IsSigned { get; }

    /// <summary>Whether it is a guest's token of the identity service. Tokens of other identities contain their logins.</summary>
    public bool IsOfGuest => Claims.GetValueOrDefault("amr") is not object?[] methods || !methods.Contains(RoleType.Authenticated);

    /// <summary>When the token expires; null if it has no such claim. Local time.</summary>
    public DateTime? Expiration => Time("exp");

    /// <summary>The claims of a token, or null if it isn't a readable JWT.</summary>
    public static JsonWebToken? TryRead(string token)
    {
        Match parts = Form.Match(token);
        if (!parts.Success)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(Decode(parts.Groups["claims"].Value));
            return Value(document.RootElement) is TextMap<object?> claims
                ? new JsonWebToken(claims, parts.Groups["signature"].Length > 0)
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            // Invalid text: half a surrogate pair.
            return null;
        }
    }

    /// <summary>The text of a claim; null if the claim is missing or isn't text.</summary>
    public string? Text(string claim) => Claims.GetValueOrDefault(claim) as string;

    /// <summary>The time of a claim, from seconds since 1970; null if the claim is missing or isn't a time. Local time.</summary>
    public DateTime? Time(string claim)
    {
        double? seconds = Claims.GetValueOrDefault(claim) switch
        {
            long whole => whole,
            double fraction => fraction,
            _ => null,
        };
        return seconds >= 0 && seconds < MostSeconds ? DateTime.UnixEpoch.AddSeconds(seconds.Value).ToLocalTime() : null;
    }

    private static byte[] Decode(string base64Url) =>
        Convert.FromBase64String(base64Url.Replace('-', '+').Replace('_', '/').PadRight((base64Url.Length + 3) / 4 * 4, '='));

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Members(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out long number) ? (object)number : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    // The last of several members with the same name counts, as in most JSON parsers.
    private static TextMap<object?> Members(JsonElement element)
    {
        var members = new TextMap<object?>();
        foreach (JsonProperty member in element.EnumerateObject())
        {
            members[member.Name] = Value(member.Value);
        }

        return members;
    }
}
