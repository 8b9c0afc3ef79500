using System.Security;
using CognitoIdentity.Api;
using CognitoIdentity.Tokens;

namespace CognitoIdentity;

/// <summary>A request with tokens, which an answer may repeat.</summary>
internal interface ILoginRequest
{
    /// <summary>Provider name to token.</summary>
    IDictionary<string, string>? Logins { get; }
}

/// <summary>The logins whose identity to get. Input of GetId, which is unsigned.</summary>
[Operation(IsSigned = false, UnclearError = nameof(Texts.GuestCreationUnclear), Subject = nameof(IdentityPoolId), SafeWith = nameof(Logins))]
public sealed class GetIdRequest : IRequest<GetIdResponse>, ILoginRequest
{
    /// <summary>AWS account id. Null: not sent.</summary>
    [Optional(nameof(Shapes.AccountId))]
    public string? AccountId { get; set; }

    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }

    /// <summary>Public or OpenID provider name to token. Null: every call creates a new guest. The tokens are secret.</summary>
    [Optional(nameof(Shapes.LoginsMap))]
    public IDictionary<string, string>? Logins { get; set; }
}

/// <summary>The identity that was found or created. Output of GetId.</summary>
public sealed class GetIdResponse
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    [Always(nameof(Shapes.IdentityId))]
    public string? IdentityId { get; set; }
}

/// <summary>The logins to unlink from an identity. Input of UnlinkIdentity, which is unsigned.</summary>
[Operation(IsSigned = false, UnclearError = nameof(Texts.LoginRemovalUnclear), Subject = nameof(IdentityId))]
public sealed class UnlinkIdentityRequest : IRequest<NoOutput>, ILoginRequest
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityId))]
    public string? IdentityId { get; set; }

    /// <summary>Provider name to token, which proves that the caller owns the identity. The tokens are secret.</summary>
    [Required(nameof(Shapes.LoginsMap))]
    public IDictionary<string, string>? Logins { get; set; }

    /// <summary>Provider names to unlink. An identity without logins can't be used any more.</summary>
    [Required(nameof(Shapes.LoginsList))]
    public string[]? LoginsToRemove { get; set; }
}

/// <summary>The identity to get a token for. Input of GetOpenIdToken, which is unsigned.</summary>
[Operation(IsSigned = false)]
public sealed class GetOpenIdTokenRequest : IRequest<OpenIdToken>, ILoginRequest
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityId))]
    public string? IdentityId { get; set; }

    /// <summary>Provider name to token. Null for a guest. The tokens are secret.</summary>
    [Optional(nameof(Shapes.LoginsMap))]
    public IDictionary<string, string>? Logins { get; set; }
}

/// <summary>
/// An OpenID token of an identity. Output of GetOpenIdToken and GetOpenIdTokenForDeveloperIdentity. In PowerShell it also has the members <c>Token</c> and
/// <c>Logins</c>, which are shown only when they are read by name.
/// </summary>
/// <remarks>The members can be set, so that PowerShell can convert a deserialized object, such as one from a job or a file.</remarks>
public sealed class OpenIdToken : ITokenText
{
    private string? _token;
    private Lazy<JsonWebToken?>? _content;

    /// <summary>Id of the identity. May differ from the requested one after a merge.</summary>
    [Always(nameof(Shapes.IdentityId))]
    public string? IdentityId { get; set; }

    /// <summary>The token, a signed JWT. Null for one of more than 65,536 characters, which a SecureString can't hold.</summary>
    public SecureString? SecureToken
    {
        get => Token is null || Token.Length > Secrets.LongestProtected ? null : Secrets.Protect(Token);
        set => Token = value?.Reveal();
    }

    /// <summary>When the token expires. Local time, read from the token; null if it can't be read.</summary>
    public DateTime? Expiration => _content?.Value?.Expiration;

    /// <summary>The claims of the token: strings, numbers, booleans, lists and maps. Read from the token without verification; empty if they can't be read.</summary>
    public IReadOnlyDictionary<string, object?> Claims => _content?.Value?.Claims ?? new TextMap<object?>();

    /// <summary>Region of the identity: the part of <see cref="IdentityId"/> before the colon; null if it has none.</summary>
    public string? Region => ResourceId.Region(IdentityId);

    /// <summary>The token. Secret.</summary>
    [Always(nameof(Shapes.OIDCToken))]
    internal string? Token
    {
        get => _token;
        set
        {
            _token = value;
            _content = value is null ? null : new Lazy<JsonWebToken?>(() => JsonWebToken.TryRead(value));
        }
    }

    /// <inheritdoc cref="ITokenText.Logins"/>
    /// <remarks>Empty for the token of a guest, which is not a login.</remarks>
    internal LoginMap Logins => Token is null || _content?.Value?.IsOfGuest == true
        ? []
        : new LoginMap { [Region is { } region ? Partition.Of(region).IdentityService(region) : ProviderNames.IdentityService] = Token };

    string? ITokenText.Token => Token;

    LoginMap ITokenText.Logins => Logins;

    /// <summary>The id of the identity, never the token.</summary>
    public override string ToString() => IdentityId ?? string.Empty;
}
