namespace CognitoIdentity;

/// <summary>A login of a made-up user, for a local service. Output of the cmdlet New-CILocalLogin.</summary>
public sealed class LocalLogin
{
    /// <summary>Makes a login.</summary>
    /// <param name="providerName">The login key.</param>
    /// <param name="userId">The user.</param>
    /// <param name="token">The signed ID token.</param>
    /// <param name="expiration">Until when it is valid.</param>
    /// <param name="claims">What it says.</param>
    public LocalLogin(string providerName, string userId, string token, DateTime expiration, IReadOnlyDictionary<string, object> claims)
    {
        ProviderName = providerName;
        UserId = userId;
        Token = token;
        Expiration = expiration;
        Claims = new TextMap<object>(claims);
        Logins = new LoginMap { [providerName] = token };
    }

    /// <summary>The login key: the name of the provider.</summary>
    public string ProviderName { get; }

    /// <summary>The user at that provider.</summary>
    public string UserId { get; }

    /// <summary>The ID token. Secret, as a real one would be.</summary>
    public string Token { get; }

    /// <summary>Until when the token is valid, in local time.</summary>
    public DateTime Expiration { get; }

    /// <summary>What the token says.</summary>
    public IReadOnlyDictionary<string, object> Claims { get; }

    /// <summary>The login as a map that can be passed as -Logins: the provider's name and the token.</summary>
    public IDictionary<string, string> Logins { get; }

    /// <summary>The user and the provider, without the token.</summary>
    public override string ToString() => $"{UserId} at {ProviderName}";
}
