using System.Text.RegularExpressions;

namespace CognitoIdentity;

/// <summary>A provider of a pool, for logins.</summary>
/// <param name="Name">The login key.</param>
/// <param name="ClientIds">The audiences that its tokens may have; null if only IAM knows them.</param>
/// <param name="Kind">The kind of its tokens.</param>
/// <param name="RoleKeys">The possible keys of its role mapping. For a user pool, the keys contain the client instead.</param>
internal sealed record LoginProvider(string Name, string[]? ClientIds, ProviderKind Kind, string[] RoleKeys)
{
    /// <summary>The provider of a login key, or null if the pool is not configured for it.</summary>
    public static LoginProvider? Find(IdentityPool pool, string key)
    {
        CognitoIdentityProvider[] clients = [.. (pool.CognitoIdentityProviders ?? []).Where(provider => provider.ProviderName == key)];
        if (clients.Length > 0)
        {
            return new LoginProvider(clients[0].ProviderName!, [.. clients.Select(client => client.ClientId!)], ProviderKind.UserPool, []);
        }

        if (pool.SupportedLoginProviders is { } publics && publics.TryGetValue(key, out string? clientIds))
        {
            ProviderKind kind = ProviderNames.IsOpaque(key) ? ProviderKind.Opaque : ProviderKind.OpenIdConnect;
            return new LoginProvider(key, clientIds.Split(';'), kind, [key]);
        }

        if (pool.OpenIdConnectProviderARNs?.Find(arn => ProviderNames.OfArn(arn) == key) is { } openId)
        {
            return new LoginProvider(key, null, ProviderKind.OpenIdConnect, [key, openId]);
        }

        return pool.SamlProviderARNs?.Find(arn => arn == key) is { } saml
            ? new LoginProvider(saml, null, ProviderKind.Opaque, [saml])
            : null;
    }

    /// <summary>The possible keys of its role mapping. For a user pool, one key for each client.</summary>
    public IEnumerable<string[]> RoleKeySets => Kind == ProviderKind.UserPool ? ClientIds!.Select(client => new[] { RoleKey(Name, client) }) : [RoleKeys];

    /// <summary>All login keys that a pool is configured for, with duplicates.</summary>
    public static IEnumerable<string> Names(IdentityPool pool) =>
    [
        .. (pool.CognitoIdentityProviders ?? []).Select(provider => provider.ProviderName!).Distinct(),
        .. pool.SupportedLoginProviders?.Keys ?? [],
        .. (pool.OpenIdConnectProviderARNs ?? []).Select(ProviderNames.OfArn),
        .. pool.SamlProviderARNs ?? [],
    ];

    /// <summary>The key of the role mapping of a user pool's client.</summary>
    public static string RoleKey(string userPool, string? clientId) => $"{userPool}:{clientId}";

    /// <summary>The possible keys of role mappings in a pool, for each provider, or each client of a user pool.</summary>
    public static IEnumerable<string[]> AllRoleKeys(IdentityPool pool) => Names(pool).SelectMany(name => Find(pool, name)!.RoleKeySets);

    /// <summary>The role mapping of a provider; null if it has none.</summary>
    public static RoleMapping? MappingOf(string[] keys, IDictionary<string, RoleMapping> mappings) =>
        Array.Find(keys, mappings.ContainsKey) is { } key ? mappings[key] : null;

    /// <summary>Whether a pool is configured for the provider of a role mapping's key.</summary>
    public static bool HasRoleKey(IdentityPool pool, string key) => AllRoleKeys(pool).Any(keys => keys.Contains(key));
}

/// <summary>The kind of a provider's tokens.</summary>
internal enum ProviderKind
{
    /// <summary>ID tokens of a user pool. The local service issues them itself, so it can verify the signature.</summary>
    UserPool,

    /// <summary>ID tokens of another issuer, whose keys are not known here.</summary>
    OpenIdConnect,

    /// <summary>Access tokens or assertions that only the provider can read, although some are JSON Web Tokens.</summary>
    Opaque,
}

/// <summary>The names of identity providers, which are the keys of logins.</summary>
internal static class ProviderNames
{
    private static readonly Regex UserPool = new(@"\Acognito-idp\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?/\1_[0-9A-Za-z]+\z");
    private static readonly Regex UserPoolId = new(@"\A(?=.{1,55}\z)(?<region>[a-z]+(-[a-z0-9]+)+)_[0-9A-Za-z]+\z");

    /// <summary>
    /// The service itself, in the aws partition: the key under which a token of a developer identity is passed. <see cref="Partition.IdentityService"/>
    /// has the names of all regions.
    /// </summary>
    public const string IdentityService = "cognito-identity.amazonaws.com";

    private static readonly string[] IdentityServicePrefixes = ["cognito-identity.", "cognito-identity-"];

    /// <summary>How the name of every user pool begins.</summary>
    public const string UserPoolHost = "cognito-idp.";

    /// <summary>Login with Amazon.</summary>
    public const string Amazon = "www.amazon.com";

    /// <summary>Public providers whose tokens need not be JSON Web Tokens.</summary>
    public static readonly string[] Opaques = ["graph.facebook.com", Amazon, "api.twitter.com", "www.digits.com"];

    private const string Scheme = "https://";

    private static readonly string[] ReadablePublic = ["accounts.google.com", "appleid.apple.com"];

    /// <summary>Whether a name is the name of a user pool, with the same region in host and id.</summary>
    public static bool IsUserPool(string name) => UserPool.IsMatch(name);

    /// <summary>Whether a name is the service's own, in any region.</summary>
    public static bool IsIdentityService(string name) => IdentityServicePrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether only the provider can read its tokens.</summary>
    public static bool IsOpaque(string name) => Opaques.Contains(name) || IsSaml(name);

    /// <summary>Whether a name is the ARN of a SAML provider.</summary>
    public static bool IsSaml(string name) => name.Contains(":saml-provider/", StringComparison.Ordinal);

    /// <summary>Whether a pool refers to a provider by its name, not by an ARN of IAM.</summary>
    public static bool IsPublic(string name) => Opaques.Contains(name) || ReadablePublic.Contains(name);

    /// <summary>The provider name of a user pool; null if the id is not valid.</summary>
    public static string? OfUserPool(string userPoolId) => UserPoolId.Match(userPoolId) is { Success: true } match
        ? $"{UserPoolHost}{match.Groups["region"]}.amazonaws.com{(userPoolId.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : string.Empty)}/{userPoolId}"
        : null;

    /// <summary>The name of the provider with this claim <c>iss</c>. Google sometimes leaves the scheme out.</summary>
    public static string OfIssuer(string issuer) => issuer.StartsWith(Scheme, StringComparison.Ordinal) ? issuer[Scheme.Length..] : issuer;

    /// <summary>The login key for the key of a role mapping.</summary>
    public static string OfRoleKey(string key) =>
        key.StartsWith(UserPoolHost, StringComparison.Ordinal) ? key.Split(':')[0]
        : key.Contains(":oidc-provider/", StringComparison.Ordinal) ? OfArn(key)
        : key;

    /// <summary>The name of a provider in IAM with the ARN <c>arn:aws:iam::ACCOUNT:oidc-provider/NAME</c>.</summary>
    public static string OfArn(string arn) => arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
