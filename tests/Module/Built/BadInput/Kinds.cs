using System.Collections;
using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Built.BadInput;

/// <summary>Of which kind each parameter is, by its name, or that of one cmdlet. Lengths and patterns are those of the API's model.</summary>
internal static class Kinds
{
    private const string Id = @"[\w-]+:[0-9a-f-]+";
    private const string Arn = @"arn:[\s\S]+";
    private const string Length = @"\d+ characters|are allowed";
    private const string Form = Length + "|does not match|is null|empty";

    private static readonly Text Key = new(1, 128) { Rule = Length };

    private static readonly Kind Switch = new Plain(value => value is bool or int or double) { TakesNull = true, Rule = "SwitchParameter|Boolean|true nor false|argument|convert", IsOfPowerShell = true, OnlyBad = true };

    private static readonly Kind Flag = new Plain(value => value is bool or int or double) { Rule = "convert|null", IsOfPowerShell = true, OnlyBad = true };

    private static readonly Kind Name128 = new Text(1, 128) { Rule = Form };

    private static readonly Kind Login =
        new Map(Key, new Text(1, 50_000) { Rule = Form }, 10, "a-login", "a-token") { Rule = "at most are allowed|A key is wrong|The value of|can't be taken for a map|token of|are allowed|null|empty" };

    private static readonly Kind IdentityPoolId = new Text(1, 55, Id) { Rule = "REGION:GUID|has no IdentityPoolId|null|empty", Errors = ["IdentityPoolIdInvalid"], IsMany = true, IsId = true };

    private static readonly Kind IdentityId = new Text(1, 55, Id) { Rule = "REGION:GUID|has no IdentityId|null|empty", Errors = ["IdentityIdInvalid"], IsMany = true, IsId = true };

    private static readonly Text User =
        new(1, 1024) { Rule = "can't be the id of a user.*(are allowed)|has no DeveloperUserIdentifier|null|empty|are allowed", Errors = ["DeveloperUserInvalid"], IsMany = true, IsId = true };

    private static readonly Kind DeveloperProvider = new Text(1, 128, @"[\w._-]+") { Rule = Form };

    private static readonly Kind RoleArn = new Text(20, 2048, Arn) { Rule = "is not an ARN: it must begin with arn: and have 20 to 2048 characters|null|empty" };

    private static readonly Text PoolName =
        new(1, 128, @"[\w\s+=,.@-]+") { Rule = Form, Errors = ["IdentityPoolNameInvalid"], IsMany = true };

    private static readonly Kind Tags =
        new Map(Key, new Text(0, 256) { Rule = Length }, 50, "a-tag", "a") { Rule = "at most are allowed|A key is wrong|The value of|can't be taken for a map|null|empty", TakesNullValues = true };

    private static readonly Kind PrincipalTags =
        new Map(Key, new Text(1, 256) { Rule = Length }, 50, "a-tag", "a") { Rule = "at most are allowed|A key is wrong|The value of|can't be taken for a map|null|empty" };

    private static readonly Kind Path = new Plain(value => value is not "") { Rule = "null|empty|path|drive", OnlyBad = true };

    private static readonly Kind Number = new Plain(value => value is true) { Rule = "range|convert|type|less than|greater than|null", IsOfPowerShell = true, OnlyBad = true };

    private static readonly Kind Share = new Plain(value => value is true or "" or " ") { Rule = "range|convert|type|less than|greater than|null|shares", IsOfPowerShell = true, OnlyBad = true, Errors = ["LocalServiceRatesInvalid"] };

    private static readonly Kind OneOfSet = new Plain(_ => false) { Rule = "set|enumerator|convert|type|null|one of", IsOfPowerShell = true };

    private static readonly Kind Span = new Plain(value => value is -1 or true) { Rule = "are allowed|convert|null|days", IsOfPowerShell = true, OnlyBad = true, Errors = ["ClockOffsetInvalid"] };

    private static readonly Dictionary<string, Kind> All = new(StringComparer.Ordinal)
    {
        // Whom to call, and as whom.
        ["Region"] = new Text(1, 63, "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?") { Rule = "is not a region name|null|empty|convert", Errors = ["RegionInvalid"] },
        ["Get-CIIdentityPool Region"] =
            new Text(1, 63, "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?") { Rule = "is not a region name|null|empty", Errors = ["RegionInvalid"], IsMany = true },
        ["ProfileName"] = new Plain(_ => false) { Rule = "There is no profile|null|empty|convert", Errors = ["ProfileNotFound"] },
        ["ProfileLocation"] = Path,
        ["AccessKey"] = new Text(1, 128, @"[\w.+=@-]+") { Rule = Form + "|go together", Errors = ["CredentialsIncomplete"] },
        ["Start-CILocalService AccessKey"] = new Text(1, 128, @"[\w.+=@-]+") { Rule = Form, TakesNull = true, OnlyBad = true },
        ["SecretKey"] = new Secret(16_384, IsVisible: true) { Rule = "visible ASCII|are allowed|null|SecureString" },
        ["SessionToken"] = new Secret(16_384, IsVisible: true) { Rule = "visible ASCII|are allowed|null|convert|SecureString" },
        ["Credential"] = new Plain(_ => false) { Rule = "This is no credential|null" },
        ["EndpointUrl"] = new Plain(_ => false)
        {
            Rule = "is not an http or https address|holds a user name or password|null|empty|convert|No local service runs|has no EndpointUrl",
            Errors = ["EndpointInvalid", "EndpointHasCredentials", "LocalServiceNotFound"],
        },

        // What it is about.
        ["IdentityPoolId"] = IdentityPoolId,
        ["IdentityId"] = IdentityId,
        ["ResourceArn"] = new Text(1, 2048, @"(arn:[^:]+:cognito-identity:[^:]+:[^:]+:identitypool/)?(?=.{1,55}\z)" + Id)
        {
            Rule = "neither an ARN nor an identity pool id|has no ResourceArn, IdentityPoolId|null|empty",
            Errors = ["ResourceArnInvalid"],
            IsMany = true,
            IsId = true,
        },
        ["DeveloperUserIdentifier"] = User,
        ["SourceUserIdentifier"] = User with { IsMany = false },
        ["DestinationUserIdentifier"] = User with { IsMany = false },
        ["DeveloperProviderName"] = DeveloperProvider with { TakesNull = true },
        ["Update-CIIdentityPool DeveloperProviderName"] = DeveloperProvider with { Rule = Form + "|can't be cleared", Errors = ["DeveloperProviderNameFixed"] },
        ["IdentityProviderName"] = Name128,
        ["ProviderName"] = Name128,
        ["Test-CILoginToken ProviderName"] = Name128 with { TakesNull = true },
        ["RoleArn"] = RoleArn,
        ["CustomRoleArn"] = RoleArn,
        ["AuthenticatedRoleArn"] = RoleArn with { TakesNull = true },
        ["UnauthenticatedRoleArn"] = RoleArn with { TakesNull = true },
        ["IdentityPoolName"] = PoolName,
        ["Update-CIIdentityPool IdentityPoolName"] = PoolName with { IsMany = false },
        ["AccountId"] = new Text(12, 12, @"\d+") { Rule = Form },
        ["Get-CIIdentityId AccountId"] = new Text(1, 15, @"\d+") { Rule = Form },
        ["New-CIRoleMapping AmbiguousRoleResolution"] = OneOfSet,
        ["RoleType"] = OneOfSet,
        ["MatchType"] = OneOfSet,
        ["To"] = new Plain(value => value is -1) { Rule = "enumerator|convert|type|null", IsOfPowerShell = true, OnlyBad = true },

        // Who logs in.
        ["Login"] = Login,
        ["IdToken"] = new Secret(50_000, IsVisible: false) { Rule = "are allowed|null|SecureString|convert" },
        ["Token"] = new Secret(50_000, IsVisible: false) { Rule = "are allowed|null|SecureString|convert" },
        ["Get-CICredential UserPoolId"] = new Plain(_ => false) { Rule = "is not a user pool id|null|empty|convert", Errors = ["UserPoolIdInvalid"] },
        ["Test-CILoginToken UserPoolId"] = new Plain(value => value is not ("" or string[])) { Rule = "null|empty|convert", OnlyBad = true },
        ["LoginToRemove"] = new Text(1, 128) { Rule = Form, IsMany = true },

        // What it is set to.
        ["AllowUnauthenticatedIdentity"] = Flag,
        ["AllowClassicFlow"] = Flag with { TakesNull = true },
        ["SupportedLoginProvider"] = new Map(Key, new Text(1, 128, @"[\w.;_/-]+") { Rule = Form }, 10, "a-provider", "1")
        {
            Rule = "at most are allowed|A key is wrong|The value of|can't be taken for a map",
            TakesNull = true,
        },
        ["OpenIdConnectProviderArn"] = RoleArn with { TakesNull = true },
        ["SamlProviderArn"] = RoleArn with { TakesNull = true },
        ["CognitoIdentityProvider"] = new Plain(_ => false) { Rule = "is no user-pool provider: give providerName:clientId|does not match|are allowed", TakesNull = true },
        ["Tag"] = Tags with { TakesNull = true },
        ["Add-CIResourceTag Tag"] = Tags,
        ["TagKey"] = new Text(1, 128) { Rule = Form, IsMany = true },
        ["PrincipalTag"] = PrincipalTags,
        ["Set-CIPrincipalTagAttributeMap PrincipalTag"] = PrincipalTags with { TakesNull = true },
        ["UseDefault"] = new Plain(value => value is bool or "") { TakesNull = true, Rule = "true nor false", OnlyBad = true },
        ["TokenDuration"] = Span with { TakesNull = true },
        ["Role"] = new Map(new Text(1, 128, "(un)?authenticated") { Rule = Form }, new Text(20, 2048, Arn) { Rule = Form }, 2, "authenticated", "arn:aws:iam::123456789012:role/a")
        {
            Rule = "at most are allowed|A key is wrong|The value of|can't be taken for a map|null",
            TakesNull = true,
            TakesNullValues = true,
        },
        ["RoleMapping"] = new Plain(_ => false) { Rule = "This is no role mapping|can't be taken for a map", TakesNull = true },
        ["Rule"] = new Plain(_ => false) { Rule = "This is no rule of a role mapping|null|empty" },
        ["New-CIRoleMappingRule Claim"] =
            new Text(1, 64, @"(?:[\p{L}\p{M}\p{S}\p{N}\p{P}]|[\uD800-\uDBFF][\uDC00-\uDFFF])+") { Rule = "can't be the name of a claim: 1 to 64 characters|convert" },
        ["Value"] = new Text(1, 128) { Rule = Form },
        ["New-CIIdentityPool InputObject"] = new Plain(_ => false) { Rule = "is no identity pool: it has no IdentityPoolName|null" },
        ["Export-CICredential InputObject"] = new Plain(_ => false) { Rule = "This is no credential|null" },
        ["Name"] = new Plain(value => value is not "") { Rule = "null|empty" },

        // How it is done.
        ["ThrottleLimit"] = Number,
        ["RoleSessionName"] = new Text(2, 64, @"[\w+=,.@-]*") { Rule = Form },
        ["DurationSeconds"] = Number with { TakesNull = true },
        ["Policy"] = new Plain(_ => false) { Rule = Form + "|This is not JSON" },
        ["Path"] = Path,
        ["Export-CICredential ProfileName"] = new Text(1, 255, @"[^\[\]#;\x00-\x20\x7F]+( +[^\[\]#;\x00-\x20\x7F]+)*") { Rule = Form + "|does not go with", OnlyBad = true, Errors = ["ExportParameterInvalid"] },
        ["Port"] = Number,
        ["StatePath"] = Path,
        ["Latency"] = new Plain(value => value is -1 or true) { Rule = "is no latency: give milliseconds", OnlyBad = true },
        ["ThrottleRate"] = Share,
        ["ErrorRate"] = Share,
        ["DropRate"] = Share,
        ["Seed"] = new Plain(value => value is -1 or true or "" or " ") { Rule = "convert|type", IsOfPowerShell = true, OnlyBad = true, TakesNull = true },
        ["ClockOffset"] = Span,
        ["UserId"] = new Plain(value => value is not ("" or string[])) { Rule = "null|empty|convert", OnlyBad = true },
        ["ClientId"] = new Plain(value => value is not ("" or string[])) { Rule = "null|empty|convert", OnlyBad = true },
        ["ValidFor"] = Span,
        ["New-CILocalLogin Claim"] = new Plain(value => value is Hashtable or PSObject) { Rule = "can't be taken for a map|null", OnlyBad = true },
        ["New-CILocalLogin IdentityPoolId"] = new Plain(value => value is not ("" or string[])) { Rule = "null|empty|convert", OnlyBad = true },
        ["Remove-CIIdentityPoolRole ProviderName"] = new Text(1, 128) { Rule = Form, IsMany = true },
        ["Start-CILocalService AccountId"] = new Text(12, 12, @"\d+") { Rule = Form, OnlyBad = true },
    };

    public static Kind? Of(string cmdlet, ParameterMetadata parameter) =>
        All.GetValueOrDefault($"{cmdlet} {parameter.Name}") ?? All.GetValueOrDefault(parameter.Name)
        ?? (parameter.ParameterType == typeof(SwitchParameter) ? Switch : null);
}
