using System.Text.Json.Serialization;
using CognitoIdentity.Tokens;

namespace CognitoIdentity;

/// <summary>An OpenID token of an identity. Output of GetOpenIdToken and GetOpenIdTokenForDeveloperIdentity.</summary>
public sealed class OpenIdToken
{
    private string? _token;
    private Lazy<JsonWebToken?>? _content;

    /// <summary>Id of the identity. May differ from the one that was asked for, when logins were merged.</summary>
    public string? IdentityId { get; set; }

    /// <summary>The token, a signed JWT. Secret.</summary>
    public string? Token
    {
        get => _token;
        set
        {
            _token = value;
            _content = value is null ? null : new Lazy<JsonWebToken?>(() => JsonWebToken.TryRead(value));
        }
    }

    /// <summary>When the token ends. Local time; read from the token, null if it can't be.</summary>
    public DateTime? Expiration => _content?.Value?.Expiration;

    /// <summary>What the token says, by claim: strings, numbers, booleans, lists and maps. Read from the token, not verified; null if it can't be.</summary>
    [JsonIgnore] // A map would be on the wire even though it can't be set.
    public IReadOnlyDictionary<string, object?>? Claims => _content?.Value?.Claims;

    /// <summary>Region of the identity: the part of <see cref="IdentityId"/> before the colon; null if it has none.</summary>
    public string? Region => ResourceId.Region(IdentityId);

    /// <summary>The id of the identity, never the token.</summary>
    public override string ToString() => IdentityId ?? string.Empty;
}
