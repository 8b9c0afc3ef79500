using System.Security;
using CognitoIdentity.Tokens;

namespace CognitoIdentity;

/// <summary>
/// A login of a fictitious user, for a local service. Output of the cmdlet New-CILocalLogin. In PowerShell it also has the members
/// <c>Token</c> and <c>Logins</c>, which are shown only when they are read by name.
/// </summary>
/// <remarks>The members can be set, so that PowerShell can convert a deserialized object, such as one from a job or a file.</remarks>
public sealed class LocalLogin : ITokenText
{
    private IReadOnlyDictionary<string, object>? _claims;

    /// <summary>Makes an empty login.</summary>
    public LocalLogin()
    {
    }

    /// <summary>Makes a login.</summary>
    /// <param name="providerName">The login key.</param>
    /// <param name="userId">The user.</param>
    /// <param name="token">The signed ID token.</param>
    /// <param name="expiration">When it expires.</param>
    /// <param name="claims">Its claims.</param>
    public LocalLogin(string providerName, string userId, string token, DateTime expiration, IReadOnlyDictionary<string, object> claims)
    {
        ProviderName = providerName;
        UserId = userId;
        Token = token;
        Expiration = expiration;
        _claims = new TextMap<object>(claims);
    }

    /// <summary>The login key: the name of the provider.</summary>
    public string ProviderName { get; set; } = string.Empty;

    /// <summary>The user at that provider.</summary>
    public string UserId { get; set; } = string.Empty;

    /// <summary>The ID token. Secret, like a real one.</summary>
    public SecureString SecureToken
    {
        get => Secrets.Protect(Token);
        set => Token = value.Reveal();
    }

    /// <summary>When the token expires, in local time.</summary>
    public DateTime Expiration { get; set; }

    /// <summary>The claims of the token.</summary>
    public IReadOnlyDictionary<string, object> Claims => _claims ??= new TextMap<object>(JsonWebToken.TryRead(Token)?.Claims.Where(claim => claim.Value is not null)
        .Select(claim => new KeyValuePair<string, object>(claim.Key, claim.Value!)) ?? []);

    /// <inheritdoc cref="ITokenText.Token"/>
    internal string Token { get; private set; } = string.Empty;

    /// <inheritdoc cref="ITokenText.Logins"/>
    internal LoginMap Logins => new() { [ProviderName] = Token };

    string? ITokenText.Token => Token;

    LoginMap ITokenText.Logins => Logins;

    /// <summary>The user and the provider, without the token.</summary>
    public override string ToString() => $"{UserId} at {ProviderName}";
}
