using System.Runtime.CompilerServices;
using CognitoIdentity.Client.Json;

namespace CognitoIdentity.Client;

/// <summary>
/// What the service says in every answer, and never leaves empty. An answer without it is none, whatever else is in it. Each method
/// names the first member that is missing; null if none is.
/// </summary>
internal static class RequiredMembers
{
    public static string? Missing(Nothing _) => null;

    public static string? Missing(IdentityPool pool) =>
        Member(pool.IdentityPoolId)
        ?? Member(pool.IdentityPoolName)
        ?? Member(pool.AllowUnauthenticatedIdentities)
        ?? Values(pool.SupportedLoginProviders)
        ?? Items(pool.OpenIdConnectProviderARNs)
        ?? Items(pool.CognitoIdentityProviders)
        ?? Items(pool.SamlProviderARNs)
        ?? Values(pool.IdentityPoolTags);

    public static string? Missing(DeleteIdentitiesResponse answer) => Items(answer.UnprocessedIdentityIds, Missing);

    public static string? Missing(IdentityDescription identity) => Member(identity.IdentityId) ?? Items(identity.Logins);

    public static string? Missing(GetCredentialsForIdentityResponse answer) =>
        Member(answer.IdentityId) ?? Member(answer.Credentials) ?? Missing(answer.Credentials!);

    public static string? Missing(Credentials credentials) =>
        Member(credentials.AccessKeyId) ?? Member(credentials.SecretKey) ?? Member(credentials.SessionToken) ?? Member(credentials.Expiration);

    public static string? Missing(GetIdResponse answer) => Member(answer.IdentityId);

    public static string? Missing(IdentityPoolRoles roles) => Member(roles.IdentityPoolId) ?? Values(roles.Roles) ?? Values(roles.RoleMappings, Missing);

    public static string? Missing(OpenIdToken token) => Member(token.IdentityId) ?? Member(token.Token);

    public static string? Missing(PrincipalTagAttributeMap map) =>
        Member(map.IdentityPoolId) ?? Member(map.IdentityProviderName) ?? Values(map.PrincipalTags);

    public static string? Missing(ListIdentitiesResponse page) => Items(page.Identities, Missing);

    public static string? Missing(ListIdentityPoolsResponse page) => Items(page.IdentityPools, Missing);

    public static string? Missing(ListTagsForResourceResponse answer) => Values(answer.Tags);

    public static string? Missing(LookupDeveloperIdentityResponse page) => Member(page.IdentityId) ?? Items(page.DeveloperUserIdentifierList);

    public static string? Missing(MergeDeveloperIdentitiesResponse answer) => Member(answer.IdentityId);

    private static string? Missing(UnprocessedIdentityId failure) => Member(failure.IdentityId) ?? Member(failure.ErrorCode);

    private static string? Missing(IdentityPoolShortDescription pool) => Member(pool.IdentityPoolId) ?? Member(pool.IdentityPoolName);

    private static string? Missing(RoleMapping mapping) => Member(mapping.Type) ?? Items(mapping.RulesConfiguration?.Rules, Missing);

    private static string? Missing(MappingRule rule) => Member(rule.Claim) ?? Member(rule.MatchType) ?? Member(rule.Value) ?? Member(rule.RoleARN);

    private static string? Member(object? value, [CallerArgumentExpression(nameof(value))] string path = "") => value is null or "" ? Name(path) : null;

    private static string? Values<T>(
        IDictionary<string, T>? map, Func<T, string?>? missing = null, [CallerArgumentExpression(nameof(map))] string path = "") =>
        Items(map?.Values, missing, path);

    /// <summary>There need be no list; what is in one has to be there.</summary>
    private static string? Items<T>(IEnumerable<T>? items, Func<T, string?>? missing = null, [CallerArgumentExpression(nameof(items))] string path = "")
    {
        foreach (T item in items ?? [])
        {
            if ((item is null ? Name(path) : missing?.Invoke(item)) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    private static string Name(string path) => path[(path.LastIndexOf('.') + 1)..];
}
