namespace CognitoIdentity.Api;

/// <summary>The shapes of the API and their limits, under the API's names. A shape comes after the shapes that it uses.</summary>
internal static class Shapes
{
    public static readonly BooleanShape ClassicFlow = new();
    public static readonly BooleanShape CognitoIdentityProviderTokenCheck = new();
    public static readonly BooleanShape HideDisabled = new();
    public static readonly BooleanShape IdentityPoolUnauthenticated = new();
    public static readonly BooleanShape UseDefaults = new();
    public static readonly TimestampShape DateType = new();
    public static readonly NumberShape QueryLimit = new(1, 60);
    public static readonly NumberShape TokenDuration = new(1, 86_400) { IsLong = true, Unit = "seconds" };

    public static readonly TextShape ARNString = new(20, 2048) { Prefix = "arn:", IsWord = true, Rule = static () => Texts.ArnInvalid };
    public static readonly TextShape AccessKeyString = new() { IsWord = true };
    public static readonly TextShape AccountId = new(1, 15, @"\d+");
    public static readonly TextShape AmbiguousRoleResolutionType =
        new() { IsWord = true, Values = [AmbiguousRoleResolution.AuthenticatedRole, AmbiguousRoleResolution.Deny] };
    public static readonly TextShape ClaimName = new(1, 64, TextShape.VisibleCharacters) { Rule = static () => Texts.ClaimNameInvalid };
    public static readonly TextShape ClaimValue = new(1, 128);
    public static readonly TextShape CognitoIdentityProviderClientId = new(1, 128, @"[\w_]+") { IsWord = true };
    public static readonly TextShape CognitoIdentityProviderName = new(1, 128, @"[\w._:/-]+") { IsWord = true };
    public static readonly TextShape DeveloperProviderName = new(1, 128, @"[\w._-]+") { IsWord = true };
    public static readonly TextShape DeveloperUserIdentifier = new(1, 1024);
    public static readonly TextShape ErrorCode = new() { IsWord = true, Values = [UnprocessedIdentityErrorCode.AccessDenied, UnprocessedIdentityErrorCode.InternalServerError] };
    public static readonly TextShape IdentityId = new(1, 55, @"[\w-]+:[0-9a-f-]+") { IsWord = true, Matches = ResourceId.IsId };
    public static readonly TextShape IdentityPoolId = new(1, 55, @"[\w-]+:[0-9a-f-]+") { IsWord = true, Matches = ResourceId.IsId };
    public static readonly TextShape IdentityPoolName = new(1, 128, @"[\w\s+=,.@-]+") { IsLine = true };
    public static readonly TextShape IdentityProviderId = new(1, 128, @"[\w.;_/-]+") { IsWord = true };
    public static readonly TextShape IdentityProviderName = new(1, 128) { IsWord = true };
    public static readonly TextShape IdentityProviderToken = new(1, 50_000) { IsSensitive = true };
    public static readonly TextShape MappingRuleMatchType = new()
    {
        IsWord = true,
        Values =
        [
            CognitoIdentity.MappingRuleMatchType.EqualTo,
            CognitoIdentity.MappingRuleMatchType.Contains,
            CognitoIdentity.MappingRuleMatchType.StartsWith,
            CognitoIdentity.MappingRuleMatchType.NotEqual,
        ],
    };
    public static readonly TextShape OIDCToken = new() { IsSensitive = true, IsWord = true };
    public static readonly TextShape PaginationKey = new(1, 65_535, @"[\S]+");
    public static readonly TextShape PrincipalTagID = new(1, 128);
    public static readonly TextShape PrincipalTagValue = new(1, 256);
    public static readonly TextShape RoleMappingType = new() { IsWord = true, Values = [CognitoIdentity.RoleMappingType.Token, CognitoIdentity.RoleMappingType.Rules] };
    public static readonly TextShape RoleType = new(1, 128, "(un)?authenticated") { IsWord = true };
    public static readonly TextShape SecretKeyString = new() { IsSensitive = true, IsWord = true };
    public static readonly TextShape SessionTokenString = new() { IsWord = true };
    public static readonly TextShape String = new();
    public static readonly TextShape TagKeysType = new(1, 128);
    public static readonly TextShape TagValueType = new(0, 256);

    public static readonly ListShape DeveloperUserIdentifierList = new(DeveloperUserIdentifier);
    public static readonly ListShape IdentityIdList = new(IdentityId, 1, 60);
    public static readonly ListShape IdentityPoolTagsListType = new(TagKeysType);
    public static readonly ListShape LoginsList = new(IdentityProviderName);
    public static readonly ListShape OIDCProviderList = new(ARNString);
    public static readonly ListShape SAMLProviderList = new(ARNString);

    public static readonly MapShape IdentityPoolTagsType = new(TagKeysType, TagValueType) { Quota = 50 };
    public static readonly MapShape IdentityProviders = new(IdentityProviderName, IdentityProviderId, 10);
    public static readonly MapShape LoginsMap = new(IdentityProviderName, IdentityProviderToken, 10);
    public static readonly MapShape PrincipalTags = new(PrincipalTagID, PrincipalTagValue, 50);
    public static readonly MapShape RolesMap = new(RoleType, ARNString, 2);

    public static readonly StructureShape Credentials = Structure<Credentials>();
    public static readonly ListShape CognitoIdentityProviderList = new(Structure<CognitoIdentityProvider>());
    public static readonly ListShape IdentitiesList = new(Structure<IdentityDescription>());
    public static readonly ListShape IdentityPoolsList = new(Structure<IdentityPoolShortDescription>());
    public static readonly ListShape MappingRulesList = new(Structure<MappingRule>(), 1, 400) { Quota = 25 };
    public static readonly StructureShape RulesConfigurationType = Structure<RulesConfigurationType>();
    public static readonly MapShape RoleMappingMap = new(IdentityProviderName, Structure<RoleMapping>(), 10);
    public static readonly ListShape UnprocessedIdentityIdList = new(Structure<UnprocessedIdentityId>(), max: 60);

    // Of STS.
    public static readonly TextShape AwsAccountId = new(12, 12, @"\d+");
    public static readonly NumberShape RoleDurationSecondsType = new(900, 43_200) { Default = 3600, Unit = "seconds" };
    public static readonly TextShape ClientTokenType = new(4, 20_000) { IsSensitive = true };
    public static readonly TextShape RoleSessionNameType = new(2, 64, @"[\w+=,.@-]*");
    public static readonly TextShape SessionPolicyDocumentType = new(1, 2048);

    // Of IAM.
    public static readonly TextShape MarkerType = new(1, 320);
    public static readonly NumberShape MaxItemsType = new(1, 1000) { Default = 100 };
    public static readonly TextShape PathPrefixType = new(1, 512);
    public static readonly TextShape PathType = new(1, 512);
    public static readonly TextShape PolicyDocumentType = new(1, 131_072);
    public static readonly TextShape RoleDescriptionType = new(0, 1000);
    public static readonly NumberShape RoleMaxSessionDurationType = new(3600, 43_200) { Default = 3600, Unit = "seconds" };
    public static readonly TextShape RoleNameType = new(1, 64);
    public static readonly MapShape RoleTagsType = new(TagKeysType, TagValueType, 50);

    /// <summary>A shape by its name.</summary>
    public static Shape Named(string name) => (Shape)typeof(Shapes).GetField(name)!.GetValue(null)!;

    private static StructureShape Structure<T>() => StructureShape.Of(typeof(T));
}
