namespace CognitoIdentity.Local;

/// <summary>The shapes of the API's inputs, under the API's names. What a shape is made of stands above it.</summary>
internal static class Shapes
{
    public static readonly BooleanShape Flag = new();
    public static readonly NumberShape QueryLimit = new(1, 60);
    public static readonly NumberShape TokenDuration = new(1, 86_400, Long: true);

    public static readonly StringShape AccountId = new(1, 15, new(@"\d+"));
    public static readonly StringShape AmbiguousRoleResolutionType = new(Values: ["AuthenticatedRole", "Deny"]);
    public static readonly StringShape ArnString = new(20, 2048);
    public static readonly StringShape ClaimName = new(1, 64, Pattern.Visible);
    public static readonly StringShape ClaimValue = new(1, 128);
    public static readonly StringShape CognitoIdentityProviderClientId = new(1, 128, new(@"[\w_]+"));
    public static readonly StringShape CognitoIdentityProviderName = new(1, 128, new(@"[\w._:/-]+"));
    public static readonly StringShape DeveloperProviderName = new(1, 128, new(@"[\w._-]+"));
    public static readonly StringShape DeveloperUserIdentifier = new(1, 1024);
    public static readonly StringShape IdentityId = new(1, 55, new(@"[\w-]+:[0-9a-f-]+"));
    public static readonly StringShape IdentityPoolId = new(1, 55, new(@"[\w-]+:[0-9a-f-]+"));
    public static readonly StringShape IdentityPoolName = new(1, 128, new(@"[\w\s+=,.@-]+"));
    public static readonly StringShape IdentityProviderId = new(1, 128, new(@"[\w.;_/-]+"));
    public static readonly StringShape IdentityProviderName = new(1, 128);
    public static readonly StringShape IdentityProviderToken = new(1, 50_000, Sensitive: true);
    public static readonly StringShape MappingRuleMatchType = new(Values: ["Equals", "Contains", "StartsWith", "NotEqual"]);
    public static readonly StringShape PaginationKey = new(1, 65_535, new(@"[\S]+"));
    public static readonly StringShape PrincipalTagId = new(1, 128);
    public static readonly StringShape PrincipalTagValue = new(1, 256);
    public static readonly StringShape RoleMappingType = new(Values: ["Token", "Rules"]);
    public static readonly StringShape RoleType = new(1, 128, new("(un)?authenticated"));
    public static readonly StringShape TagKeysType = new(1, 128);
    public static readonly StringShape TagValueType = new(0, 256);

    public static readonly ListShape IdentityIdList = new(IdentityId, 1, 60);
    public static readonly ListShape IdentityPoolTagsListType = new(TagKeysType);
    public static readonly ListShape LoginsList = new(IdentityProviderName);
    public static readonly ListShape OidcProviderList = new(ArnString);
    public static readonly ListShape SamlProviderList = new(ArnString);

    public static readonly MapShape IdentityPoolTagsType = new(TagKeysType, TagValueType);
    public static readonly MapShape IdentityProviders = new(IdentityProviderName, IdentityProviderId, 10);
    public static readonly MapShape LoginsMap = new(IdentityProviderName, IdentityProviderToken, 10);
    public static readonly MapShape PrincipalTags = new(PrincipalTagId, PrincipalTagValue, 50);
    public static readonly MapShape RolesMap = new(RoleType, ArnString, 2);

    public static readonly StructureShape CognitoIdentityProvider = new(
        Optional("ProviderName", CognitoIdentityProviderName),
        Optional("ClientId", CognitoIdentityProviderClientId),
        Optional("ServerSideTokenCheck", Flag));

    public static readonly ListShape CognitoIdentityProviderList = new(CognitoIdentityProvider);

    public static readonly StructureShape MappingRule = new(
        Required("Claim", ClaimName),
        Required("MatchType", MappingRuleMatchType),
        Required("Value", ClaimValue),
        Required("RoleARN", ArnString));

    public static readonly ListShape MappingRulesList = new(MappingRule, 1, 400);

    public static readonly StructureShape RulesConfigurationType = new(Required("Rules", MappingRulesList));

    public static readonly StructureShape RoleMapping = new(
        Required("Type", RoleMappingType),
        Optional("AmbiguousRoleResolution", AmbiguousRoleResolutionType),
        Optional("RulesConfiguration", RulesConfigurationType));

    public static readonly MapShape RoleMappingMap = new(IdentityProviderName, RoleMapping, 10);

    public static Member Required(string name, Shape shape) => new(name, shape, Required: true);

    public static Member Optional(string name, Shape shape) => new(name, shape, Required: false);
}
