using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Built.BadInput;

/// <summary>
/// The kind of each parameter: by name, or for one cmdlet only; otherwise from the shape of the API that checks it, with the rules that the
/// shape doesn't have.
/// </summary>
internal static class Kinds
{
    private const string RegionName = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
    private const string NoUserPool = "is not a user pool provider. Pass providerName:clientId, such as cognito-idp.eu-west-1.amazonaws.com/eu-west-1_";
    private const string UserPool = "cognito-idp.us-east-1.amazonaws.com/us-east-1_A";
    private const string NoResource = "is neither an ARN nor an identity pool id";
    private const string NoAddress = "is not an http or https address";

    private static readonly Plain Switch = new(value => value is bool or int or double, "SwitchParameter|Boolean|true nor false|argument|convert") { TakesNull = true, IsOfPowerShell = true, OnlyBad = true };

    private static readonly Plain Flag = new(value => value is bool or int or double, "convert|null") { IsOfPowerShell = true, OnlyBad = true };

    private static readonly Text IdentityPoolId = ShapeKinds.Text("IdentityPoolId") with { Says = "is not an identity pool id. An id is REGION:GUID", Errors = ["IdentityPoolIdInvalid"], IsMany = true, Members = "IdentityPoolId" };

    private static readonly Text IdentityId = ShapeKinds.Text("IdentityId") with { Says = "is not an identity id. An id is REGION:GUID", Errors = ["IdentityIdInvalid"], IsMany = true, Members = "IdentityId" };

    private static readonly Text User = ShapeKinds.Text("DeveloperUserIdentifier") with { Errors = ["DeveloperUserInvalid"], IsMany = true, Members = "DeveloperUserIdentifier" };

    private static readonly Text PoolName = ShapeKinds.Text("IdentityPoolName") with { Errors = ["IdentityPoolNameInvalid"], IsMany = true };

    private static readonly Text Region = new(1, 63, RegionName) { Says = "is not a region name, such as eu-west-1|It is empty or has only white space", Errors = ["RegionInvalid"] };

    private static readonly Text AccessKey = new(1, 128, @"[\w.+=@-]+");

    private static readonly Plain OneName = new(value => value is not ("" or string[]), "null|empty|convert");

    private static readonly Plain AnyText = new(value => value is not ("" or string[]), "null|empty|convert") { OnlyBad = true };

    private static readonly Plain Path = new(value => value is not "", "null|empty|path|drive") { OnlyBad = true };

    private static readonly Limited Share = new(0, 1) { IsOfPowerShell = true, OnlyBad = true, Errors = ["LocalServiceRatesInvalid"] };

    private static readonly Plain OneOfSet = new(_ => false, "set|enumerator|convert|type|null|one of") { IsOfPowerShell = true };

    private static readonly Dictionary<string, Kind> All = new(StringComparer.Ordinal)
    {
        // Endpoint and credentials.
        ["Region"] = Region,
        ["Get-CIIdentityPool Region"] = Region with { IsMany = true },
        ["ProfileName"] = new Plain(_ => false, "There is no profile|null|empty|convert") { Errors = ["ProfileNotFound"] },
        ["ProfileLocation"] = Path,
        ["AccessKey"] = AccessKey with { SaysOfNothing = "null|empty|must be given together", Errors = ["CredentialsIncomplete"], Further = [("A K", @"'A K' does not match")] },
        ["Start-CILocalService AccessKey"] = AccessKey with { TakesNull = true, OnlyBad = true },
        ["SecretKey"] = new Secret(16_384, IsVisible: true),
        ["SessionToken"] = new Secret(16_384, IsVisible: true),
        ["Credential"] = new Plain(_ => false, "is not a credential|null") { Further = [(new Hashtable { ["AccessKeyId"] = "x" }, "This is not a credential")] },
        ["EndpointUrl"] = new Plain(_ => false, NoAddress + "|contains a user name or password|null|empty|convert|No local service runs|has no EndpointUrl")
        {
            Errors = ["EndpointInvalid", "EndpointHasCredentials", "LocalServiceNotFound"],
            Further = [("junk", NoAddress), ("127.0.0.1:80", NoAddress), ("ftp://127.0.0.1", NoAddress), ("http://", NoAddress)],
        },

        // Ids.
        ["IdentityPoolId"] = IdentityPoolId,
        ["IdentityId"] = IdentityId,
        ["ResourceArn"] = new Text(1, 2048, $@"(arn:[^:]+:cognito-identity:[^:]+:[^:]+:identitypool/)?(?=.{{1,{IdentityPoolId.Max}}}\z){IdentityPoolId.Pattern}")
        {
            Says = NoResource,
            Errors = ["ResourceArnInvalid"],
            IsMany = true,
            Members = "ResourceArn, IdentityPoolId",
            Further =
            [
                ("arn:aws:s3:::bucket", NoResource),
                ("arn:aws:s3:::identitypool/us-east-1:01234567-89ab-cdef-0123-456789abcdef", NoResource),
                ("arn:aws:s3:us-east-1:123456789012:identitypool/us-east-1:01234567-89ab-cdef-0123-456789abcdef", NoResource),
                ("arn:aws:cognito-identity:us-east-1:123456789012:identitypool/", NoResource),
                ("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEfGhI", NoResource),
                ("us-east-1_AbCdEfGhI", NoResource),
            ],
        },
        ["DeveloperUserIdentifier"] = User,
        ["New-CIIdentityPool IdentityPoolName"] = PoolName,
        ["New-CIRoleMapping AmbiguousRoleResolution"] = OneOfSet,
        ["RoleType"] = OneOfSet,
        ["MatchType"] = OneOfSet,
        ["To"] = new Plain(value => value is -1, "enumerator|convert|type|null") { IsOfPowerShell = true, OnlyBad = true },

        // Logins and users.
        ["Get-CICredential UserPoolId"] = new Plain(_ => false, "is not a user pool id|null|empty|convert")
        {
            Errors = ["UserPoolIdInvalid"],
            Further = [("us-east-1_AbC-dEf", "is not a user pool id"), ("us-east-1_" + new string('x', 46), "is not a user pool id")],
        },
        ["Test-CILoginToken UserPoolId"] = AnyText,

        // Settings.
        ["AllowUnauthenticatedIdentity"] = Flag,
        ["AllowClassicFlow"] = Flag with { TakesNull = true },
        ["CognitoIdentityProvider"] = new Plain(_ => false, NoUserPool + "|does not match|are allowed|is not a member of a user-pool provider")
        {
            TakesNull = true,
            Further =
            [
                (":client", NoUserPool),
                ("provider:", NoUserPool),
                (new Hashtable { ["ProviderName"] = "x" }, NoUserPool),
                (new Hashtable { ["ClientId"] = "x" }, NoUserPool),
                (new[] { UserPool + ":1", "text" }, NoUserPool),
                (UserPool + ":a-b", Regex.Escape(@"'a-b' does not match the pattern [\w_]+.")),
                ("a b:1", Regex.Escape(@"'a b' does not match the pattern [\w._:/-]+.")),
                (UserPool + ":1client", null),
            ],
        },
        ["UseDefault"] = new Plain(value => value is bool or "", "true nor false") { TakesNull = true, OnlyBad = true },
        ["RoleMapping"] = new Plain(_ => false, "This is not a role mapping|is not a map") { TakesNull = true },
        ["Rule"] = new Plain(_ => false, "This is not a rule of a role mapping|is not a member of a rule|null|empty"),
        ["New-CIIdentityPool InputObject"] = new Plain(_ => false, "is not an identity pool. It has no IdentityPoolName|is not a member of an identity pool|null"),
        ["Export-CICredential InputObject"] = new Plain(_ => false, "not a credential|null") { Errors = ["CredentialExpected"] },
        ["Name"] = new Plain(value => value is not "", Kind.Nothing),
        ["Get-CIIdentity Name"] = new Plain(value => value is not ("" or ScriptBlock), "null|empty|script block"),
        ["Get-CIDeveloperOpenIdToken Name"] = OneName,
        ["Merge-CIDeveloperIdentity Name"] = OneName,
        ["Remove-CIDeveloperIdentity Name"] = OneName,

        // Options.
        ["TimeoutSec"] = new Limited(0, 86_400) { IsOfPowerShell = true, OnlyBad = true },
        ["ThrottleLimit"] = new Limited(1, 100) { IsOfPowerShell = true },
        ["Remove-CIIdentity ThrottleLimit"] = new Limited(1, 20) { IsOfPowerShell = true },
        ["Policy"] = new Plain(_ => false, Kind.Nothing + @"|\d+ characters|are allowed|does not match|This is not JSON") { Further = [("{ Version", "This is not JSON")] },
        ["Path"] = Path,
        ["Export-CICredential ProfileName"] = new Text(1, 255, @"[^\[\]#;\x00-\x20\x7F]+( +[^\[\]#;\x00-\x20\x7F]+)*")
        {
            SaysOfNothing = "null|empty|can't be used with",
            OnlyBad = true,
            Errors = ["ExportParameterInvalid"],
            Further = [("a]b", "does not match"), ("[a", "does not match"), ("a\nb", "does not match"), ("a\r", "does not match"), (" a", "does not match"), ("a ", "does not match"), ("a #b", "does not match")],
        },
        ["Port"] = new Limited(1, 65_535) { IsOfPowerShell = true, OnlyBad = true },
        ["StatePath"] = Path,
        ["Latency"] = new Plain(value => value is true, "is not a valid latency. Pass milliseconds") { OnlyBad = true, Further = [("soon", "'soon' is not a valid latency"), ("2:00", "'2:00' is not a valid latency")] },
        ["ThrottleRate"] = Share,
        ["ErrorRate"] = Share,
        ["DropRate"] = Share,
        ["Seed"] = new Plain(value => value is -1 or true or "" or " ", "convert|type") { IsOfPowerShell = true, OnlyBad = true, TakesNull = true },
        ["ClockOffset"] = new Plain(value => value is -1 or true, "convert|null|days")
        {
            IsOfPowerShell = true,
            OnlyBad = true,
            Errors = ["ClockOffsetInvalid"],
            Further = [(TimeSpan.FromDays(99_999), @"-ClockOffset moves the clock of a local service by \d+ days at most")],
        },
        ["UserId"] = AnyText,
        ["ClientId"] = AnyText,
        ["ValidFor"] = new Limited(-36_500.0 * 86_400, 36_500.0 * 86_400) { IsTime = true, IsOfPowerShell = true, Further = [(TimeSpan.MaxValue, "are allowed"), (TimeSpan.MinValue, "are allowed")] },
        ["New-CILocalLogin Claim"] = new Plain(value => value is Hashtable or PSObject, "is not a map|null") { OnlyBad = true },
        ["New-CILocalLogin IdentityPoolId"] = AnyText,
    };

    /// <summary>The rules of a parameter that its shape doesn't have.</summary>
    private static readonly Dictionary<string, Func<Kind, Kind>> BesideShape = new(StringComparer.Ordinal)
    {
        ["Start-CILocalService AccountId"] = kind => kind with { OnlyBad = true },
        ["Update-CIIdentityPool DeveloperProviderName"] = kind => (Text)kind with { TakesNull = false, SaysOfNothing = "null|empty|can't be cleared", Errors = ["DeveloperProviderNameFixed"] },
        ["SourceUserIdentifier"] = OneUser,
        ["DestinationUserIdentifier"] = OneUser,
        ["Login"] = kind => (Map)kind with { IsNeverEmpty = true },
        ["Get-CICredential Login"] = PipedLogin,
        ["Get-CIOpenIdToken Login"] = PipedLogin,
        ["Tag"] = kind => (Map)kind with { TakesNullValues = true },
        ["TokenDuration"] = kind => kind with { Further = [(86_401, "00:00:01 to 1.00:00:00 are allowed")] },
        ["Role"] = kind => (Map)kind with { TakesNullValues = true },
    };

    public static Kind? Of(string cmdlet, ParameterMetadata parameter) =>
        Find(All, cmdlet, parameter)
        ?? (parameter.ParameterType == typeof(SwitchParameter) ? Switch
        : ShapeKinds.Of(parameter) is { } kind ? Find(BesideShape, cmdlet, parameter)?.Invoke(kind) ?? kind
        : null);

    private static T? Find<T>(Dictionary<string, T> table, string cmdlet, ParameterMetadata parameter) =>
        table.GetValueOrDefault($"{cmdlet} {parameter.Name}") ?? table.GetValueOrDefault(parameter.Name);

    private static Kind OneUser(Kind kind) => (Text)kind with { Members = "DeveloperUserIdentifier" };

    // The property Logins of an object in the pipeline may be a list of names.
    private static Kind PipedLogin(Kind kind) =>
        (Map)kind with { IsNeverEmpty = true, SaysOfNoMap = "-Login requires a map from provider names to tokens", Errors = ["LoginExpected"] };
}

/// <summary>Values that most parameters must reject.</summary>
internal static class BadValues
{
    public static IReadOnlyDictionary<string, object?> All { get; } = new Dictionary<string, object?>
    {
        ["null"] = null,
        ["empty"] = "",
        ["blank"] = " ",
        ["zero character"] = "\0",
        ["escape sequence"] = "a\u001b[31mb",
        ["C1 control"] = "a\u009b31mb",
        ["header injection"] = "a\r\nX-Header: 1",
        ["new line at the end"] = "abc\n",
        ["Cyrillic"] = "\u0430bc",
        ["fullwidth digits"] = "\uff11\uff12\uff13",
        ["no width"] = "a\u200bb",
        ["right to left"] = "a\u202eb",
        ["combining"] = "a\u0301",
        ["emoji"] = "\U0001F600",
        ["half a character"] = "a\ud800",
        ["path"] = "../../x",
        ["encoded zero"] = "a%00b",
        ["address with a password"] = "http://user:pass@host.example/",
        ["place of a format"] = "{0}{99}",
        ["1 MB"] = new string('x', 1_000_000),
        ["1 MB of escapes"] = string.Concat(Enumerable.Repeat("\u001b[31m", 200_000)),
        ["map"] = new Hashtable { ["a"] = 1 },
        ["list"] = new[] { "a", "b" },
        ["list with a bad one"] = new[] { "a", "b\u001b[31m" },
        ["object"] = new Version(1, 2),
        ["script"] = ScriptBlock.Create("'x'"),
        ["negative number"] = -1,
        ["large number"] = 1e30,
        ["no number"] = double.NaN,
        ["infinite"] = double.PositiveInfinity,
        ["true"] = true,
        ["time"] = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    };

    /// <summary>Valid and nearly valid ids, ARNs, numbers and names.</summary>
    public static IReadOnlyDictionary<string, string> Texts { get; } = new Dictionary<string, string>
    {
        ["id"] = "us-east-1:aaaa",
        ["id with new line"] = "us-east-1:aaaa\n",
        ["id of fullwidth digits"] = "us-east-1:\uff11\uff12",
        ["id with Cyrillic"] = "us-e\u0430st-1:aaaa",
        ["id with path"] = "us-east-1:../../x",
        ["id without end"] = "us-east-1:",
        ["id too long"] = "us-east-1:" + new string('a', 46),
        ["ARN"] = "arn:aws:iam::123456789012:role/a",
        ["ARN too short"] = "arn:aws:iam::1:role",
        ["ARN too long"] = "arn:aws:iam::123456789012:role/" + new string('x', 2018),
        ["digits"] = "123456789012",
        ["digits with new line"] = "123456789012\n",
        ["digits fullwidth"] = "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff10\uff11\uff12",
        ["signs of a pool's name"] = "A z_09+=,.@-",
        ["signs of an app's id"] = "12;34/a_b-c.d",
        ["type of role with a capital"] = "Authenticated",
        ["region with blanks"] = "us east 1",
        ["region with a host"] = "us-east-1.example.com/",
    };
}
