using System.Text.RegularExpressions;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>The inputs of the API as its public service model, version 2014-06-30, has them. A star marks what is required.</summary>
internal static partial class PublishedModel
{
    private const string OperationLines = """
        CreateIdentityPool = structure: IdentityPoolName*: IdentityPoolName; AllowUnauthenticatedIdentities*: IdentityPoolUnauthenticated;
            AllowClassicFlow: ClassicFlow; SupportedLoginProviders: IdentityProviders; DeveloperProviderName: DeveloperProviderName;
            OpenIdConnectProviderARNs: OIDCProviderList; CognitoIdentityProviders: CognitoIdentityProviderList; SamlProviderARNs: SAMLProviderList;
            IdentityPoolTags: IdentityPoolTagsType
        DeleteIdentities = structure: IdentityIdsToDelete*: IdentityIdList
        DeleteIdentityPool = structure: IdentityPoolId*: IdentityPoolId
        DescribeIdentity = structure: IdentityId*: IdentityId
        DescribeIdentityPool = structure: IdentityPoolId*: IdentityPoolId
        GetCredentialsForIdentity (unsigned) = structure: IdentityId*: IdentityId; Logins: LoginsMap; CustomRoleArn: ARNString
        GetId (unsigned) = structure: AccountId: AccountId; IdentityPoolId*: IdentityPoolId; Logins: LoginsMap
        GetIdentityPoolRoles = structure: IdentityPoolId*: IdentityPoolId
        GetOpenIdToken (unsigned) = structure: IdentityId*: IdentityId; Logins: LoginsMap
        GetOpenIdTokenForDeveloperIdentity = structure: IdentityPoolId*: IdentityPoolId; IdentityId: IdentityId; Logins*: LoginsMap;
            PrincipalTags: PrincipalTags; TokenDuration: TokenDuration
        GetPrincipalTagAttributeMap = structure: IdentityPoolId*: IdentityPoolId; IdentityProviderName*: IdentityProviderName
        ListIdentities = structure: IdentityPoolId*: IdentityPoolId; MaxResults*: QueryLimit; NextToken: PaginationKey; HideDisabled: HideDisabled
        ListIdentityPools = structure: MaxResults*: QueryLimit; NextToken: PaginationKey
        ListTagsForResource = structure: ResourceArn*: ARNString
        LookupDeveloperIdentity = structure: IdentityPoolId*: IdentityPoolId; IdentityId: IdentityId; DeveloperUserIdentifier: DeveloperUserIdentifier;
            MaxResults: QueryLimit; NextToken: PaginationKey
        MergeDeveloperIdentities = structure: SourceUserIdentifier*: DeveloperUserIdentifier; DestinationUserIdentifier*: DeveloperUserIdentifier;
            DeveloperProviderName*: DeveloperProviderName; IdentityPoolId*: IdentityPoolId
        SetIdentityPoolRoles = structure: IdentityPoolId*: IdentityPoolId; Roles*: RolesMap; RoleMappings: RoleMappingMap
        SetPrincipalTagAttributeMap = structure: IdentityPoolId*: IdentityPoolId; IdentityProviderName*: IdentityProviderName;
            UseDefaults: UseDefaults; PrincipalTags: PrincipalTags
        TagResource = structure: ResourceArn*: ARNString; Tags*: IdentityPoolTagsType
        UnlinkDeveloperIdentity = structure: IdentityId*: IdentityId; IdentityPoolId*: IdentityPoolId; DeveloperProviderName*: DeveloperProviderName;
            DeveloperUserIdentifier*: DeveloperUserIdentifier
        UnlinkIdentity (unsigned) = structure: IdentityId*: IdentityId; Logins*: LoginsMap; LoginsToRemove*: LoginsList
        UntagResource = structure: ResourceArn*: ARNString; TagKeys*: IdentityPoolTagsListType
        UpdateIdentityPool = structure: IdentityPoolId*: IdentityPoolId; IdentityPoolName*: IdentityPoolName;
            AllowUnauthenticatedIdentities*: IdentityPoolUnauthenticated; AllowClassicFlow: ClassicFlow; SupportedLoginProviders: IdentityProviders;
            DeveloperProviderName: DeveloperProviderName; OpenIdConnectProviderARNs: OIDCProviderList;
            CognitoIdentityProviders: CognitoIdentityProviderList; SamlProviderARNs: SAMLProviderList; IdentityPoolTags: IdentityPoolTagsType
        """;

    private const string ShapeLines = """
        ARNString = string, length 20..2048
        AccountId = string, length 1..15, pattern `\d+`
        AmbiguousRoleResolutionType = string, enum AuthenticatedRole|Deny
        ClaimName = string, length 1..64, pattern `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`
        ClaimValue = string, length 1..128
        ClassicFlow = boolean
        CognitoIdentityProvider = structure: ProviderName: CognitoIdentityProviderName; ClientId: CognitoIdentityProviderClientId;
            ServerSideTokenCheck: CognitoIdentityProviderTokenCheck
        CognitoIdentityProviderClientId = string, length 1..128, pattern `[\w_]+`
        CognitoIdentityProviderList = list of CognitoIdentityProvider
        CognitoIdentityProviderName = string, length 1..128, pattern `[\w._:/-]+`
        CognitoIdentityProviderTokenCheck = boolean
        DeveloperProviderName = string, length 1..128, pattern `[\w._-]+`
        DeveloperUserIdentifier = string, length 1..1024
        HideDisabled = boolean
        IdentityId = string, length 1..55, pattern `[\w-]+:[0-9a-f-]+`
        IdentityIdList = list of IdentityId, length 1..60
        IdentityPoolId = string, length 1..55, pattern `[\w-]+:[0-9a-f-]+`
        IdentityPoolName = string, length 1..128, pattern `[\w\s+=,.@-]+`
        IdentityPoolTagsListType = list of TagKeysType
        IdentityPoolTagsType = map TagKeysType -> TagValueType
        IdentityPoolUnauthenticated = boolean
        IdentityProviderId = string, length 1..128, pattern `[\w.;_/-]+`
        IdentityProviderName = string, length 1..128
        IdentityProviderToken = string, length 1..50000, sensitive
        IdentityProviders = map IdentityProviderName -> IdentityProviderId, length ..10
        LoginsList = list of IdentityProviderName
        LoginsMap = map IdentityProviderName -> IdentityProviderToken, length ..10
        MappingRule = structure: Claim*: ClaimName; MatchType*: MappingRuleMatchType; Value*: ClaimValue; RoleARN*: ARNString
        MappingRuleMatchType = string, enum Equals|Contains|StartsWith|NotEqual
        MappingRulesList = list of MappingRule, length 1..400
        OIDCProviderList = list of ARNString
        PaginationKey = string, length 1..65535, pattern `[\S]+`
        PrincipalTagID = string, length 1..128
        PrincipalTagValue = string, length 1..256
        PrincipalTags = map PrincipalTagID -> PrincipalTagValue, length ..50
        QueryLimit = integer, range 1..60
        RoleMapping = structure: Type*: RoleMappingType; AmbiguousRoleResolution: AmbiguousRoleResolutionType; RulesConfiguration: RulesConfigurationType
        RoleMappingMap = map IdentityProviderName -> RoleMapping, length ..10
        RoleMappingType = string, enum Token|Rules
        RoleType = string, length 1..128, pattern `(un)?authenticated`
        RolesMap = map RoleType -> ARNString, length ..2
        RulesConfigurationType = structure: Rules*: MappingRulesList
        SAMLProviderList = list of ARNString
        TagKeysType = string, length 1..128
        TagValueType = string, length 0..256
        TokenDuration = long, range 1..86400
        UseDefaults = boolean
        """;

    private static readonly Dictionary<string, string> Shapes = Read(ShapeLines);

    /// <summary>Operations by name, ` (unsigned)` included, each with its input and all that is in it.</summary>
    public static Dictionary<string, string> Operations { get; } = Read(OperationLines).ToDictionary(entry => entry.Key, entry => Expand(entry.Value));

    private static Dictionary<string, string> Read(string lines) =>
        lines.Replace(";\n    ", "; ", StringComparison.Ordinal).Split('\n').Select(line => line.Split(" = ", 2)).ToDictionary(parts => parts[0], parts => parts[1]);

    // A shape is named behind a colon, "list of", "map" and "->". What has a colon itself is a member.
    private static string Expand(string description) =>
        Reference().Replace(description, reference => $"({Expand(Shapes[reference.Value])})");

    [GeneratedRegex(@"(?<=: |^list of |^map |-> )[A-Z]\w+\b(?![*:])")]
    private static partial Regex Reference();
}
