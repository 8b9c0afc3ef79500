using System.Security.Cryptography;
using System.Text;

namespace CognitoIdentity.Local;

/// <summary>A verified login. Not a record, whose text would show the claims.</summary>
internal sealed class VerifiedLogin
{
    public VerifiedLogin(Login login, Claims? claims, string[] roleKeys, bool isIdentityToken = false)
    {
        Login = login;
        Claims = claims;
        RoleKeys = roleKeys;
        IsIdentityToken = isIdentityToken;
    }

    public Login Login { get; }

    /// <summary>The claims of the token; null if they can't be read.</summary>
    public Claims? Claims { get; }

    /// <summary>The keys of the role mappings for it.</summary>
    public string[] RoleKeys { get; }

    /// <summary>Whether the service itself issued the token. Such a token proves an identity, but can't be linked to one.</summary>
    public bool IsIdentityToken { get; }
}

/// <summary>Checks the tokens that callers log in with.</summary>
internal sealed class LoginVerifier
{
    private readonly SigningKey _key;
    private readonly IdentityTokens _identityTokens;
    private readonly TimeProvider _clock;

    public LoginVerifier(SigningKey key, IdentityTokens identityTokens, TimeProvider clock)
    {
        _key = key;
        _identityTokens = identityTokens;
        _clock = clock;
    }

    /// <summary>The users of a map of logins, in its order.</summary>
    /// <exception cref="ServiceException">A login is not valid.</exception>
    public VerifiedLogin[] Verify(IdentityPool pool, IEnumerable<KeyValuePair<string, string>>? logins) =>
        [.. (logins ?? []).Select(login => Verify(pool, login.Key, login.Value))];

    private VerifiedLogin Verify(IdentityPool pool, string key, string token)
    {
        if (pool.DeveloperProviderName is null && !LoginProvider.Names(pool).Any())
        {
            throw LoginErrors.NoMatch();
        }

        if (key == pool.DeveloperProviderName)
        {
            throw LoginErrors.NotPublic();
        }

        string region = ResourceId.Region(pool.IdentityPoolId!)!;
        if (key == IdentityTokens.LoginKeyOf(region))
        {
            return VerifyIdentityToken(pool, key, token);
        }

        // As the real service, check the token before the provider.
        Claims? claims = TokenReader.Read(token, out string? keyId);
        CheckIssuer(claims, key, IdentityTokens.IssuerOf(region));
        LoginProvider provider = LoginProvider.Find(pool, key) ?? throw LoginErrors.UnsupportedProvider();
        if (claims is not null)
        {
            return VerifyClaims(provider, claims, token, keyId);
        }

        return provider.Kind == ProviderKind.Opaque
            ? new VerifiedLogin(new Login(provider.Name, UserBehind(token)), null, provider.RoleKeys)
            : throw LoginErrors.NotAToken();
    }

    private static void CheckIssuer(Claims? claims, string key, string ownIssuer)
    {
        string? issuer = claims is null ? null : claims.Text("iss") ?? throw LoginErrors.MissingClaim("iss");
        if (issuer == ownIssuer)
        {
            throw LoginErrors.OurToken();
        }

        if (issuer is not null && ProviderNames.OfIssuer(issuer) != key)
        {
            throw LoginErrors.WrongIssuer();
        }
    }

    private VerifiedLogin VerifyIdentityToken(IdentityPool pool, string key, string token)
    {
        Claims claims = TokenReader.Read(token, out _) ?? throw LoginErrors.NotAToken();
        if (claims.Text("iss") is not { } issuer || ProviderNames.OfIssuer(issuer) != key || IdentityProof.MethodsOf(claims).Length == 0)
        {
            throw LoginErrors.NotOurToken();
        }

        if (_identityTokens.Recognise(token) is null)
        {
            throw LoginErrors.WrongSignature();
        }

        if (claims.Text("aud") != pool.IdentityPoolId)
        {
            throw LoginErrors.UnsupportedProvider();
        }

        CheckExpiry(claims);
        return new VerifiedLogin(new Login(key, claims.Text("sub")!), claims, [], isIdentityToken: true);
    }

    private VerifiedLogin VerifyClaims(LoginProvider provider, Claims claims, string token, string? keyId)
    {
        string[] roleKeys = VerifyAudience(provider, claims);
        string user = claims.Text("sub") is { Length: > 0 } sub ? sub : throw LoginErrors.MissingClaim("sub");
        if (provider.Kind == ProviderKind.UserPool && claims.Text("token_use") != "id")
        {
            throw LoginErrors.NotAToken();
        }

        if ((provider.Kind == ProviderKind.UserPool || keyId == LoginIssuer.KeyId) && !_key.HasSigned(token))
        {
            throw LoginErrors.WrongSignature();
        }

        CheckExpiry(claims);
        return new VerifiedLogin(new Login(provider.Name, user), claims, roleKeys);
    }

    // Returns the keys of the role mappings. For a user pool, the key contains the client.
    private static string[] VerifyAudience(LoginProvider provider, Claims claims)
    {
        string[] audiences = claims.All("aud");
        if (audiences.Length == 0)
        {
            throw LoginErrors.MissingClaim("aud");
        }

        string? client = provider.ClientIds is { } allowed
            ? audiences.FirstOrDefault(allowed.Contains) ?? throw LoginErrors.UnsupportedProvider()
            : null;
        return provider.Kind == ProviderKind.UserPool ? [LoginProvider.RoleKey(provider.Name, client)] : provider.RoleKeys;
    }

    private void CheckExpiry(Claims claims)
    {
        long expiry = claims.Seconds("exp") ?? throw LoginErrors.MissingClaim("exp");
        long now = _clock.GetUtcNow().ToUnixTimeSeconds();
        if (now >= expiry)
        {
            throw LoginErrors.Expired(expiry, now);
        }
    }

    // A hash: the same token gives the same value, and the token can't be found from it.
    private static string UserBehind(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)), 0, 16);
}
