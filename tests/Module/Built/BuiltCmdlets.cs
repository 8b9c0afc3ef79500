using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Built;

/// <summary>The metadata of the built cmdlets, and command lines for each.</summary>
internal static class BuiltCmdlets
{
    private const string PoolId = "us-east-1:aaaa";
    private const string Role = "arn:aws:iam::123456789012:role";
    private const string Mapping = "(New-CIRoleMapping -AmbiguousRoleResolution Deny)";

    /// <summary>A value for each parameter, and the text that shows that it arrived.</summary>
    private static readonly Dictionary<string, (string Script, string Mark)> Samples = new(StringComparer.Ordinal)
    {
        ["AmbiguousRoleResolution"] = ("'AuthenticatedRole'", "AuthenticatedRole"),
        ["Claim"] = ("'a-claim'", "a-claim"),
        ["ClientId"] = ("'a-client'", "a-client"),
        ["Export-CICredential InputObject"] = (
            "([CognitoIdentity.IdentityCredential]@{ AccessKeyId = 'AKEXPORTED'; SecureSecretKey = [Net.NetworkCredential]::new('', 's').SecurePassword; "
            + "SecureSessionToken = [Net.NetworkCredential]::new('', 't').SecurePassword; Expiration = [datetime]'2099-12-31' })",
            "AKEXPORTED"),
        ["DestinationUserIdentifier"] = ("'a-destination'", "a-destination"),
        ["DeveloperUserIdentifier"] = ("'a-user'", "a-user"),
        ["EndpointUrl"] = ("'http://127.0.0.1:9/'", "http://127.0.0.1:9/"),
        ["IdentityId"] = ("'us-east-1:bbbb'", "us-east-1:bbbb"),
        ["IdentityPoolId"] = ($"'{PoolId}'", PoolId),
        ["IdentityPoolName"] = ("'a-pool'", "a-pool"),
        ["IdentityProviderName"] = ("'a-provider'", "a-provider"),
        ["IdToken"] = ("'an-id-token'", "an-id-token"),
        ["InputObject"] = ("([pscustomobject]@{ IdentityPoolName = 'a-template' })", "a-template"),
        ["Login"] = ("@{ 'a-login' = 'a-token' }", "a-login"),
        ["MatchType"] = ("'StartsWith'", "StartsWith"),
        ["Name"] = ("'a'", "a"),
        ["PrincipalTag"] = ("@{ 'a-principal-tag' = 'sub' }", "a-principal-tag"),
        ["ProviderName"] = ("'a-login-key'", "a-login-key"),
        ["ResourceArn"] = ("'arn:aws:cognito-identity:us-east-1:123456789012:identitypool/us-east-1:cccc'", "us-east-1:cccc"),
        ["Role"] = ($"@{{ authenticated = '{Role}/a-role' }}", "a-role"),
        ["RoleArn"] = ($"'{Role}/a-role'", "a-role"),
        ["RoleMapping"] = ($"@{{ 'a-mapped-provider' = {Mapping} }}", "a-mapped-provider"),
        ["RoleType"] = ("'authenticated'", "authenticated"),
        ["Rule"] = ($"(New-CIRoleMappingRule a-claim Equals a-value '{Role}/a-role')", "1 rule"),
        ["SourceUserIdentifier"] = ("'a-source'", "a-source"),
        ["Tag"] = ("@{ 'a-tag' = '1' }", "a-tag"),
        ["TagKey"] = ("'a-tag-key'", "a-tag-key"),
        ["To"] = ("'Bash'", "export "),
        ["Token"] = ("'a-token'", "a-token"),
        ["UseDefault"] = ("$true", "true"),
        ["UserId"] = ("'a-person'", "a-person"),
        ["UserPoolId"] = ("'us-east-1_AbCdEfGhI'", "us-east-1_AbCdEfGhI"),
        ["Value"] = ("'a-value'", "a-value"),
    };

    /// <summary>The arguments that a cmdlet needs to do something visible, besides its mandatory ones.</summary>
    private static readonly Dictionary<string, string> Further = new(StringComparer.Ordinal)
    {
        ["Clear-CICredentialCache"] = " -Verbose",
        ["Get-CICredential"] = " -NoCache",
        ["Set-CIIdentityPoolRole"] = $" -AuthenticatedRoleArn {Role}/another",
        ["Set-CIPrincipalTagAttributeMap"] = " -PrincipalTag:@{ another = 'sub' }",
        ["Test-CILoginToken"] = $" -IdentityPoolId {PoolId}",
        ["Update-CIIdentityPool"] = " -AllowClassicFlow $true",
    };

    /// <summary>The parameter that an optional parameter depends on.</summary>
    private static readonly Dictionary<string, string> Companions = new(StringComparer.Ordinal)
    {
        ["Get-CICredential DurationSeconds"] = "RoleArn",
        ["Get-CICredential IdToken"] = "UserPoolId",
        ["Get-CICredential Policy"] = "RoleArn",
        ["Get-CICredential RoleSessionName"] = "RoleArn",
        ["Get-CICredential UserPoolId"] = "IdToken",
    };

    /// <summary>The properties that every service cmdlet binds from a record.</summary>
    public static IReadOnlyList<string> KeyParameters { get; } = ["AccessKey", "SecretKey", "SessionToken"];

    public static IReadOnlyList<CmdletInfo> All { get; } = Load();

    public static CmdletInfo Find(string name) => All.Single(cmdlet => cmdlet.Name == name);

    /// <summary>The parameters, without PowerShell's common parameters.</summary>
    public static IEnumerable<ParameterMetadata> OwnParameters(string name) =>
        Find(name).Parameters.Values.Where(parameter =>
            !Cmdlet.CommonParameters.Contains(parameter.Name) && !Cmdlet.OptionalCommonParameters.Contains(parameter.Name)
            && typeof(PagingParameters).GetProperty(parameter.Name) is null);

    /// <summary>Whether the cmdlet calls the service or another endpoint.</summary>
    public static bool CallsTheService(string name) => Find(name).Parameters.ContainsKey("Region");

    public static (string Script, string Mark) Sample(string name, string parameter) =>
        Samples.TryGetValue($"{name} {parameter}", out (string, string) own) ? own : Samples[parameter];

    /// <summary>The cmdlet with all mandatory parameters of a set except this one. If this one is optional, it is the only change to make.</summary>
    public static string CommandLine(string name, string set, string? without = null)
    {
        IReadOnlyCollection<CommandParameterInfo> parameters = Find(name).ParameterSets.Single(candidate => candidate.Name == set).Parameters;
        bool isTold = parameters.Any(parameter => parameter.Name == without && !parameter.IsMandatory);
        IEnumerable<string> given = parameters
            .Where(parameter => parameter.IsMandatory && parameter.Name != without)
            .Select(parameter => $" -{parameter.Name}:{Sample(name, parameter.Name).Script}");
        return name + string.Concat(given) + (isTold ? null : Further.GetValueOrDefault(name));
    }

    /// <summary>The parameter and value that an optional parameter depends on; empty for most.</summary>
    public static string? Companion(string name, string parameter) =>
        Companions.TryGetValue($"{name} {parameter}", out string? needed) ? $" -{needed}:{Sample(name, needed).Script}" : null;

    /// <summary>The arguments that send a cmdlet's calls to a server; empty for cmdlets that make no calls.</summary>
    public static string To(string name, string url, string keys = " -AccessKey AK -SecretKey SK") =>
        CallsTheService(name) ? $" -Region us-east-1 -EndpointUrl {url}{keys}" : string.Empty;

    private static List<CmdletInfo> Load()
    {
        using var session = new Session();
        List<CmdletInfo> cmdlets = [.. session.Run("Get-Command -Module CognitoIdentity").Select(command => (CmdletInfo)command.BaseObject)];

        // PowerShell computes the metadata in the session.
        cmdlets.ForEach(cmdlet => _ = (cmdlet.Parameters, cmdlet.ParameterSets, cmdlet.OutputType));
        return cmdlets;
    }
}
