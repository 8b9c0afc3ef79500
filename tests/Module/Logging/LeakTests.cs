using System.Management.Automation;
using System.Text.Json;
using CognitoIdentity.ModuleTests.Built;

namespace CognitoIdentity.ModuleTests.Logging;

/// <summary>
/// No transcript, log or error contains a secret from a cmdlet's input or output. Export-CICredential and the members that return a secret by
/// name are excluded, because returning secrets is their purpose.
/// </summary>
public sealed class LeakTests : IDisposable
{
    private const string LoginToken =
        "eyJhbGciOiAiUlMyNTYiLCAia2lkIjogImEta2V5In0.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIiwic3ViIjoiYWRhIiwiYXVkIjoiYS1jbGllbnQiLCJ0b2tlbl91c2UiOiJpZCIsImVtYWlsIjoiYWRhQGV4YW1wbGUuY29tIiwiZXhwIjo0MTAyNDQ0ODAwfQ.pU3KGCUwux1tEyze1iN7LtkeP3IfyxlxF0SU1kk8nVw0YL4xIB5p_tqg7ui5mX9cfCmZ_a_lkyU81lSvTfrXFA";

    internal const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private const string SessionToken =
        "J6Cus/7pIy+K8iEfnuSRxbEL7LVWO/web5NCfsvI/ilV5c2ORtyO1LfCdk0qWk12dwb4XYaQAkrWvaNAG+nIy8zJNfbNH2EiauFTOK4aNABNM7oNJGrATIGxuvI+O/nu9fefK0k0r4f1UgtpuUsNmC6Fu1W2cqhy";

    // The returned secrets differ from the sent ones.
    internal const string NewSecretKey = "Y3rNdGb8tg4Oj/GEY7DksropcDR08GSsaPcA9bAr";
    internal const string NewSessionToken = "bmV3LXNlc3Npb24tdG9rZW4tb2YtdGhlLXNlcnZpY2UtdGhhdC1ub2JvZHktbWF5LXNlZQ";
    private const string NewToken = "eyJhbGciOiAiUlMyNTYifQ.eyJpc3MiOiJodHRwczovL2NvZ25pdG8taWRlbnRpdHkuYW1hem9uYXdzLmNvbSIsImFtciI6WyJhdXRoZW50aWNhdGVkIl19.c2lnbmF0dXJlLW9mLXRoZS10b2tlbi10aGF0LWNhbWU";

    internal static readonly string[] Secrets = [LoginToken, SecretKey, SessionToken, NewSecretKey, NewSessionToken, NewToken];

    /// <summary>The values for parameters that take a secret or need a special value here.</summary>
    private static readonly Dictionary<string, string> Given = new(StringComparer.Ordinal)
    {
        ["AccessKey"] = "AKGIVEN",
        ["AllowClassicFlow"] = "$true",
        ["AuthenticatedRoleArn"] = "arn:aws:iam::123456789012:role/a-role",
        ["IdToken"] = "$loginToken",
        ["Login"] = "@{ 'login.example.com' = $loginToken }",
        ["Path"] = "$folder/credentials",
        ["RoleType"] = "authenticated",
        ["SecretKey"] = "$secretKey",
        ["SessionToken"] = "$sessionToken",
        ["To"] = "Profile -ProfileName a",
        ["Token"] = "$loginToken",
        ["UseDefault"] = "$true",
        ["UserPoolId"] = "us-east-1_AbCdEfGhI",
    };

    private readonly Session _session = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("CognitoIdentity").FullName;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (CmdletInfo cmdlet in BuiltCmdlets.All)
            {
                foreach (string service in Services.Keys)
                {
                    data.Add(cmdlet.Name, service);
                }
            }

            return data;
        }
    }

    private static Dictionary<string, Func<ReceivedRequest, Reply>> Services { get; } = new()
    {
        ["gives what is secret"] = Give,
        ["rejects, and repeats what it got"] = Reject,
        ["rejects, and has a token for everything"] = Mislabel,
        ["is not the service, and repeats what it got"] = request => Reply.With(200, Repeat(request), "Content-Type: text/html"),
    };

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_cmdlet_shows_or_logs_what_it_is_given_or_gets(string name, string service)
    {
        using var server = new ScriptedServer(Services[service]);
        SetSecrets();

        foreach (string command in BuiltCmdlets.Find(name).ParameterSets.SelectMany(set => Commands(name, set, server.Url)))
        {
            ShowsNothing($"{command}; \"$({command})\"; $null = {command} -ErrorAction Stop");
            LogsNothing(name, command);
        }

        Assert.Equal(BuiltCmdlets.CallsTheService(name) && name != "Test-CILoginToken", server.Requests.Count > 0);
    }

    [Theory]
    [InlineData("Get-CICredential us-east-1:1 -Login @{ 'login.example.com' = $loginToken } -RoleArn arn:aws:iam::123456789012:role/app", "rejects, and repeats what it got")]
    [InlineData("Get-CICredential us-east-1:1 -Login @{ 'login.example.com' = $loginToken } -RoleArn arn:aws:iam::123456789012:role/app", "is not the service, and repeats what it got")]
    [InlineData("Get-CICredential us-east-1:1 -Login @{ 'login.example.com' = $loginToken } -RoleArn arn:aws:iam::123456789012:role/app", "rejects, and has a token for everything")]
    [InlineData("Get-CIResourceTag us-east-1:1 -AccessKey AKGIVEN -SecretKey $secretKey -SessionToken $sessionToken", "rejects, and repeats what it got")]
    [InlineData("Get-CIResourceTag us-east-1:1 -AccessKey AKGIVEN -SecretKey $secretKey -SessionToken $sessionToken", "is not the service, and repeats what it got")]
    public void Nothing_is_shown_when_it_is_STS_that_fails(string command, string sts)
    {
        using var server = new ScriptedServer(request => (IsSts(request) ? Services[sts] : Give)(request));
        SetSecrets();

        ShowsNothing($"{command} -EndpointUrl {server.Url}");

        Assert.Contains(server.Requests, IsSts);
    }

    [Fact]
    public void A_tour_of_all_cmdlets_shows_no_secret_that_was_sent()
    {
        using WireTap tap = Start();

        string shown = Transcript.Of(_session, $"& '{Path.Combine(BuiltModule.Root, "samples", "tour.ps1")}'");

        Assert.Contains("VERBOSE: GetCredentialsForIdentity in us-east-1", shown, StringComparison.Ordinal);
        Assert.Contains("--- And the pool itself.", shown, StringComparison.Ordinal);
        Assert.InRange(tap.Secrets.Count(secret => secret.StartsWith("eyJ", StringComparison.Ordinal)), 4, int.MaxValue);
        Assert.InRange(tap.Secrets.Count, 12, int.MaxValue);
        Assert.Empty(SecretSearch.Find(shown, tap.Secrets));
    }

    [Fact]
    public void Rejected_and_logged_calls_of_the_local_service_show_no_secret()
    {
        using WireTap tap = Start();

        string shown = Transcript.Of(_session, """
            $provider = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
            $pool = New-CIIdentityPool a -AllowUnauthenticatedIdentity $true -AllowClassicFlow $true -DeveloperProviderName dev -CognitoIdentityProvider "${provider}:client"
            $pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn arn:aws:iam::123456789012:role/users -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guests
            $good = New-CILocalLogin $provider ada -ClientId client
            $ada = Get-CIIdentityId $pool $good
            $logins = @(
                New-CILocalLogin $provider ada -ClientId other
                New-CILocalLogin $provider ada -ClientId client -ValidFor -01:00:00
                New-CILocalLogin $provider ada -ClientId client -Claim @{ token_use = 'access' }
                New-CILocalLogin accounts.google.com ada -ClientId client
                @{ $provider = $good.Token.Substring(0, $good.Token.Length - 20) }
                @{ $provider = $good.Token + ' ' }
            )
            foreach ($login in $logins) {
                Get-CIIdentityId $pool -Login $login
                Get-CIOpenIdToken $ada -Login $login
                Get-CIDeveloperOpenIdToken $pool bob -Login $login
                Get-CICredential $pool -Login $login
                $ada | Get-CICredential -Login $login -RoleArn arn:aws:iam::123456789012:role/app
                Get-CICredential $pool -Login $login -CustomRoleArn arn:aws:iam::123456789012:role/app
                Get-CICredential $pool -Login @{ $provider = { $login.Token } }
                Get-CICredential $pool -UserPoolId us-east-1_AbCdEfGhI -IdToken $login.Token
                Get-CICredential $pool -UserPoolId nonsense -IdToken $login.Token
                Get-CIIdentityId nonsense -Login $login
                Get-CIIdentityId $pool -Login $login.Token
                Get-CIIdentityId $pool -Login ($true, $login.Token)
                Remove-CIIdentityLogin $ada -Login $login -WhatIf
                Remove-CIIdentityLogin $ada -Login $login -Force
                Test-CILoginToken -Login $login -IdentityPoolId $pool
            }
            $credential = Get-CICredential $pool -Login $good
            Get-CIIdentityPool | Clear-CICredentialCache
            $credential | Get-CIIdentity
            $credential.SecureSecretKey = [Net.NetworkCredential]::new('', 'not+the/secret-of-that-access-key').SecurePassword
            $credential | Get-CIIdentity
            $service = Get-CILocalService
            $service
            $service.RequestLog
            foreach ($call in $service.RequestLog) { foreach ($member in $call.psobject.Properties) { "$($member.Name) $($member.Value)" } }
            """);

        Assert.Contains("NotAuthorizedException", shown, StringComparison.Ordinal);
        Assert.Contains("AccessKey ASIA", shown, StringComparison.Ordinal);
        Assert.InRange(tap.Secrets.Count, 8, int.MaxValue);
        Assert.Empty(SecretSearch.Find(shown, [.. tap.Secrets, "not+the/secret-of-that-access-key", SecretKey]));
    }

    [Fact]
    public void History_has_what_was_typed_and_no_more()
    {
        using var server = new ScriptedServer(Give);
        SetSecrets();
        string[] typed = [.. BuiltCmdlets.All.SelectMany(cmdlet => cmdlet.ParameterSets.SelectMany(set => Commands(cmdlet.Name, set, server.Url))).Select(command => $"$null = {command}")];

        foreach (string line in typed)
        {
            using PowerShell shell = _session.Prepare(line);
            Type(shell);
        }

        Assert.Equal(typed, _session.Run("Get-History -Count 1000").Select(entry => entry.ToString()));
    }

    private void SetSecrets() => _session.Run($$"""
        $loginToken = '{{LoginToken}}'; $secretKey = '{{SecretKey}}'; $sessionToken = '{{SessionToken}}'; $folder = '{{_folder}}'
        $exported = [CognitoIdentity.IdentityCredential]@{ AccessKeyId = 'AKGIVEN'; Expiration = '2099-01-01' }
        $exported.SecureSecretKey = [Net.NetworkCredential]::new('', $secretKey).SecurePassword
        $exported.SecureSessionToken = [Net.NetworkCredential]::new('', $sessionToken).SecurePassword
        """);

    /// <summary>Runs a line typed at a prompt. It is in the history even if it fails.</summary>
    private static void Type(PowerShell shell)
    {
        try
        {
            shell.Invoke(null, new PSInvocationSettings { AddToHistory = true });
        }
        catch (RuntimeException)
        {
            // The command may fail.
        }
    }

    private void ShowsNothing(string script) => Assert.Empty(SecretSearch.Find(Transcript.Of(_session, script), Secrets).Select(found => $"{found} is shown by {script}"));

    private void LogsNothing(string name, string command)
    {
        IReadOnlyList<string> log = PipelineLog.Of(_session, command);
        Assert.Contains(log, line => line.StartsWith($"CommandInvocation({name})", StringComparison.Ordinal));
        Assert.Empty(SecretSearch.Find(string.Join('\n', log), Secrets).Select(found => $"{found} is logged of {command}"));
    }

    /// <summary>The cmdlet with all secrets that it accepts. A login and the ID token of a user pool don't go together.</summary>
    private static IEnumerable<string> Commands(string name, CommandParameterSetInfo set, string url) =>
        set.Parameters.Count(parameter => parameter.Name is "UserPoolId" or "Login") == 2
            ? [Command(name, set, url, "IdToken", "UserPoolId"), Command(name, set, url, "Login")]
            : [Command(name, set, url)];

    private static string Command(string name, CommandParameterSetInfo set, string url, params string[] without)
    {
        IEnumerable<string> given = set.Parameters
            .Where(parameter => !without.Contains(parameter.Name) && (parameter.IsMandatory || Given.ContainsKey(parameter.Name)))
            .Select(parameter => $" -{parameter.Name}:{(name == "Export-CICredential" && parameter.Name == "InputObject" ? "$exported" : Given.GetValueOrDefault(parameter.Name) ?? BuiltCmdlets.Sample(name, parameter.Name).Script)}");
        string force = set.Parameters.Any(parameter => parameter.Name == "Force") && name.StartsWith("Remove-", StringComparison.Ordinal) ? " -Force" : string.Empty;
        string where = BuiltCmdlets.CallsTheService(name) ? $" -Region us-east-1 -EndpointUrl {url}" : string.Empty;
        return name + string.Concat(given) + force + where;
    }

    internal static Reply Give(ReceivedRequest request) => request.Operation == "AssumeRoleWithWebIdentity"
        ? Sts.Credentials("AKNEW", NewSecretKey, NewSessionToken)
        : Answers.To(request, $$"""
            {
              "IdentityPoolId": "us-east-1:1", "IdentityPoolName": "a", "AllowUnauthenticatedIdentities": false, "DeveloperProviderName": "dev",
              "IdentityId": "us-east-1:2", "Identities": [{ "IdentityId": "us-east-1:2" }], "DeveloperUserIdentifierList": ["a"], "Tags": { "a": "b" },
              "UnprocessedIdentityIds": [], "Token": "{{NewToken}}",
              "Credentials": { "AccessKeyId": "AKNEW", "SecretKey": "{{NewSecretKey}}", "SessionToken": "{{NewSessionToken}}", "Expiration": 4070908800 }
            }
            """);

    /// <summary>Services that reject a signature answer with the text that they would have signed, headers included.</summary>
    private static Reply Reject(ReceivedRequest request) => IsSts(request)
        ? Sts.Error("InvalidSignature", System.Net.WebUtility.HtmlEncode(Repeat(request)))
        : Reply.Json(JsonSerializer.Serialize(new { __type = "InvalidSignatureException", message = Repeat(request) }), 400);

    private static Reply Mislabel(ReceivedRequest request) => IsSts(request)
        ? Sts.Error(LoginToken, "No.", requestId: LoginToken, headers: $"x-amzn-RequestId: {LoginToken}")
        : Reply.With(
            400, $$"""{"__type":"{{LoginToken}}"}""", $"x-amzn-RequestId: {LoginToken}", $"x-amzn-ErrorType: {LoginToken}", $"Content-Type: {LoginToken}");

    private static bool IsSts(ReceivedRequest request) => request.Text.StartsWith("Action=", StringComparison.Ordinal);

    internal static string Repeat(ReceivedRequest request) =>
        $"What was signed: {string.Join('\n', request.Headers.Select(header => $"{header.Key.ToLowerInvariant()}:{header.Value}"))}\n\n{request.Text}";

    /// <summary>A service that checks signatures. All calls of the session go to it through a tap.</summary>
    private WireTap Start()
    {
        string service = Assert.Single(_session.Run($"(Start-CILocalService -AccessKey AKGIVEN -SecretKey '{SecretKey}').EndpointUrl.AbsoluteUri")).ToString();
        var tap = new WireTap(new Uri(service));
        _session.Run($$"""
            $global:StoredAWSRegion = 'us-east-1'
            $global:StoredAWSCredentials = [pscustomobject]@{ AccessKeyId = 'AKGIVEN'; SecretKey = '{{SecretKey}}' }
            $global:PSDefaultParameterValues = @{ 'New-CILocalLogin:EndpointUrl' = '{{service}}' }
            Get-Command -Module CognitoIdentity | Where-Object { $_.Parameters.ContainsKey('Region') } | ForEach-Object { $PSDefaultParameterValues["${_}:EndpointUrl"] = '{{tap.Url}}' }
            """);
        return tap;
    }
}
