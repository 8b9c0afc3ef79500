namespace CognitoIdentity.Local;

/// <summary>A provider that a pool is configured for, as far as a login with it is concerned.</summary>
/// <param name="Name">The login key.</param>
/// <param name="ClientIds">The audiences that its tokens may have; null where only IAM knows.</param>
/// <param name="Kind">What its tokens are.</param>
/// <param name="RoleKeys">Under which keys a role mapping may stand for it, besides those of a user pool, which name the client.</param>
internal sealed record LoginProvider(string Name, string[]? ClientIds, ProviderKind Kind, string[] RoleKeys)
{
    // Their tokens need not be JSON Web Tokens.
    private static readonly string[] Opaque = ["graph.facebook.com", "www.amazon.com", "api.twitter.com", "www.digits.com"];

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
            ProviderKind kind = Opaque.Contains(key) ? ProviderKind.Opaque : ProviderKind.OpenIdConnect;
            return new LoginProvider(key, clientIds.Split(';'), kind, [key]);
        }

        if (Array.Find(pool.OpenIdConnectProviderARNs ?? [], arn => NameOf(arn) == key) is { } openId)
        {
            return new LoginProvider(key, null, ProviderKind.OpenIdConnect, [key, openId]);
        }

        return Array.Find(pool.SamlProviderARNs ?? [], arn => arn == key) is { } saml
            ? new LoginProvider(saml, null, ProviderKind.Opaque, [saml])
            : null;
    }

    /// <summary>The login key of a provider that IAM knows by an ARN, <c>arn:aws:iam::ACCOUNT:oidc-provider/NAME</c>.</summary>
    public static string NameOf(string arn) => arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
