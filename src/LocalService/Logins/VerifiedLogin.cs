namespace CognitoIdentity.Local;

/// <summary>A login whose token was found good. Not a record: it shows its claims nowhere.</summary>
internal sealed class VerifiedLogin
{
    public VerifiedLogin(Login login, Claims? claims, string[] roleKeys)
    {
        Login = login;
        Claims = claims;
        RoleKeys = roleKeys;
    }

    public Login Login { get; }

    /// <summary>What the token says; null if it can't be read.</summary>
    public Claims? Claims { get; }

    /// <summary>The keys of the role mappings that hold for it.</summary>
    public string[] RoleKeys { get; }

    /// <summary>Whether it is a token of this service: a proof of being an identity, not a login that an identity could have.</summary>
    public bool IsIdentityToken => Login.Provider == IdentityTokens.LoginKey;
}
