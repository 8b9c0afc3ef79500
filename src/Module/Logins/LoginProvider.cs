namespace CognitoIdentity;

/// <summary>A provider that a pool is configured for, as far as a login with it is concerned.</summary>
/// <param name="Name">The login key.</param>
/// <param name="ClientIds">The audiences that its tokens may have; null where only IAM knows.</param>
/// <param name="Kind">What its tokens are.</param>
/// <param name="RoleKeys">Under which keys a role mapping may stand for it, besides those of a user pool, which name the client.</param>
internal sealed record LoginProvider(string Name, string[]? ClientIds, ProviderKind Kind, string[] RoleKeys)
{
    /// <summary>The provider that a login key stands for, or null if the pool is not configured for it.</summary>
    public static LoginProvider? Find(IdentityPool pool, string key)
    {
        CognitoIdentityProvider[] clients = Array.FindAll(pool.CognitoIdentityProviders ?? [], provider => provider.ProviderName == key);
        if (clients.Length > 0)
        {
            return new LoginProvider(clients[0].ProviderName!, [.. clients.Select(client => client.ClientId!)], ProviderKind.UserPool, []);
        }

        if (pool.SupportedLoginProviders is { } publics && publics.TryGetValue(key, out string? clientIds))
        {
            ProviderKind kind = ProviderNames.IsOpaque(key) ? ProviderKind.Opaque : ProviderKind.OpenIdConnect;
            return new LoginProvider(key, clientIds.Split(';'), kind, [key]);
        }

        if (Array.Find(pool.OpenIdConnectProviderARNs ?? [], arn => ProviderNames.OfArn(arn) == key) is { } openId)
        {
            return new LoginProvider(key, null, ProviderKind.OpenIdConnect, [key, openId]);
        }

        return Array.Find(pool.SamlProviderARNs ?? [], arn => arn == key) is { } saml
            ? new LoginProvider(saml, null, ProviderKind.Opaque, [saml])
            : null;
    }

    /// <summary>All login keys that a pool is configured for, one as often as it is.</summary>
    public static IEnumerable<string> Names(IdentityPool pool) =>
    [
        .. (pool.CognitoIdentityProviders ?? []).Select(provider => provider.ProviderName!).Distinct(),
        .. pool.SupportedLoginProviders?.Keys ?? [],
        .. (pool.OpenIdConnectProviderARNs ?? []).Select(ProviderNames.OfArn),
        .. pool.SamlProviderARNs ?? [],
    ];

    /// <summary>The key of the role mapping of a user pool's client.</summary>
    public static string RoleKey(string userPool, string? clientId) => $"{userPool}:{clientId}";

    /// <summary>The keys of all role mappings that a pool may have, for each provider, or client of a user pool, those that stand for it.</summary>
    public static IEnumerable<string[]> AllRoleKeys(IdentityPool pool) => Names(pool).Select(name => Find(pool, name)!).SelectMany(provider =>
        provider.Kind == ProviderKind.UserPool ? provider.ClientIds!.Select(client => new[] { RoleKey(provider.Name, client) }) : [provider.RoleKeys]);

    /// <summary>Whether a pool is configured for what the key of a role mapping stands for.</summary>
    public static bool HasRoleKey(IdentityPool pool, string key) => AllRoleKeys(pool).Any(keys => keys.Contains(key));
}

/// <summary>What the tokens of a provider are.</summary>
internal enum ProviderKind
{
    /// <summary>ID tokens of a user pool. The service's own issuer stands in for it, so the signature can be checked.</summary>
    UserPool,

    /// <summary>ID tokens of somebody else, whose keys are not known here.</summary>
    OpenIdConnect,

    /// <summary>Access tokens or assertions that only the provider can read; some are JSON Web Tokens all the same.</summary>
    Opaque,
}
