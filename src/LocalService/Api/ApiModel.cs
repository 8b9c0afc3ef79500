using static CognitoIdentity.Local.Shapes;

namespace CognitoIdentity.Local;

/// <summary>The 23 operations of the API, version 2014-06-30. What is said here is what the validator holds requests to.</summary>
internal static class ApiModel
{
    private static readonly Member[] PoolSettings =
    [
        Required("IdentityPoolName", IdentityPoolName),
        Required("AllowUnauthenticatedIdentities", Flag),
        Optional("AllowClassicFlow", Flag),
        Optional("SupportedLoginProviders", IdentityProviders),
        Optional("DeveloperProviderName", DeveloperProviderName),
        Optional("OpenIdConnectProviderARNs", OidcProviderList),
        Optional("CognitoIdentityProviders", CognitoIdentityProviderList),
        Optional("SamlProviderARNs", SamlProviderList),
        Optional("IdentityPoolTags", IdentityPoolTagsType),
    ];

    public static IReadOnlyDictionary<string, Operation> Operations { get; } = new Operation[]
    {
        new("CreateIdentityPool", new(PoolSettings)),
        new("DeleteIdentities", new(Required("IdentityIdsToDelete", IdentityIdList))),
        new("DeleteIdentityPool", new(Required("IdentityPoolId", IdentityPoolId))),
        new("DescribeIdentity", new(Required("IdentityId", IdentityId))),
        new("DescribeIdentityPool", new(Required("IdentityPoolId", IdentityPoolId))),
        new("GetCredentialsForIdentity", Signed: false, Input: new(
            Required("IdentityId", IdentityId),
            Optional("Logins", LoginsMap),
            Optional("CustomRoleArn", ArnString))),
        new("GetId", Signed: false, Input: new(
            Optional("AccountId", AccountId),
            Required("IdentityPoolId", IdentityPoolId),
            Optional("Logins", LoginsMap))),
        new("GetIdentityPoolRoles", new(Required("IdentityPoolId", IdentityPoolId))),
        new("GetOpenIdToken", Signed: false, Input: new(
            Required("IdentityId", IdentityId),
            Optional("Logins", LoginsMap))),
        new("GetOpenIdTokenForDeveloperIdentity", new(
            Required("IdentityPoolId", IdentityPoolId),
            Optional("IdentityId", IdentityId),
            Required("Logins", LoginsMap),
            Optional("PrincipalTags", PrincipalTags),
            Optional("TokenDuration", TokenDuration))),
        new("GetPrincipalTagAttributeMap", new(
            Required("IdentityPoolId", IdentityPoolId),
            Required("IdentityProviderName", IdentityProviderName))),
        new("ListIdentities", new(
            Required("IdentityPoolId", IdentityPoolId),
            Required("MaxResults", QueryLimit),
            Optional("NextToken", PaginationKey),
            Optional("HideDisabled", Flag))),
        new("ListIdentityPools", new(
            Required("MaxResults", QueryLimit),
            Optional("NextToken", PaginationKey))),
        new("ListTagsForResource", new(Required("ResourceArn", ArnString))),
        new("LookupDeveloperIdentity", new(
            Required("IdentityPoolId", IdentityPoolId),
            Optional("IdentityId", IdentityId),
            Optional("DeveloperUserIdentifier", DeveloperUserIdentifier),
            Optional("MaxResults", QueryLimit),
            Optional("NextToken", PaginationKey))),
        new("MergeDeveloperIdentities", new(
            Required("SourceUserIdentifier", DeveloperUserIdentifier),
            Required("DestinationUserIdentifier", DeveloperUserIdentifier),
            Required("DeveloperProviderName", DeveloperProviderName),
            Required("IdentityPoolId", IdentityPoolId))),
        new("SetIdentityPoolRoles", new(
            Required("IdentityPoolId", IdentityPoolId),
            Required("Roles", RolesMap),
            Optional("RoleMappings", RoleMappingMap))),
        new("SetPrincipalTagAttributeMap", new(
            Required("IdentityPoolId", IdentityPoolId),
            Required("IdentityProviderName", IdentityProviderName),
            Optional("UseDefaults", Flag),
            Optional("PrincipalTags", PrincipalTags))),
        new("TagResource", new(
            Required("ResourceArn", ArnString),
            Required("Tags", IdentityPoolTagsType))),
        new("UnlinkDeveloperIdentity", new(
            Required("IdentityId", IdentityId),
            Required("IdentityPoolId", IdentityPoolId),
            Required("DeveloperProviderName", DeveloperProviderName),
            Required("DeveloperUserIdentifier", DeveloperUserIdentifier))),
        new("UnlinkIdentity", Signed: false, Input: new(
            Required("IdentityId", IdentityId),
            Required("Logins", LoginsMap),
            Required("LoginsToRemove", LoginsList))),
        new("UntagResource", new(
            Required("ResourceArn", ArnString),
            Required("TagKeys", IdentityPoolTagsListType))),
        new("UpdateIdentityPool", new([Required("IdentityPoolId", IdentityPoolId), .. PoolSettings])),
    }.ToDictionary(operation => operation.Name, StringComparer.Ordinal);
}
