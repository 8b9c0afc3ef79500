using System.Management.Automation;
using CognitoIdentity.ModuleTests.Built;

namespace CognitoIdentity.ModuleTests.Logging;

/// <summary>
/// A secret in an output object is shown only when it is read by name: no way to show, convert or export everything that an object has
/// shows it.
/// </summary>
public sealed class OutputTypeTests : IDisposable
{
    private readonly Session _session = new();
    private readonly ScriptedServer _server = new(LeakTests.Give);
    private readonly string _folder = Directory.CreateTempSubdirectory("output-").FullName;

    /// <summary>The ways, by script: each shows <c>$item</c>, or writes files into <c>$folder</c>.</summary>
    public static TheoryData<string> Ways =>
    [
        "$item",
        "$item | Format-List *",
        "$item | Format-List * -Force",
        "$item | Format-Table * -AutoSize | Out-String -Width 10000",
        "$item | Format-Wide *",
        "$item | Format-Custom * -Depth 6",
        "$item | Select-Object *",
        "$item | Select-Object * -ExcludeProperty x | Format-List *",
        "$item | Out-String -Width 10000",
        "$item | ConvertTo-Json -Depth 6 -WarningAction Ignore",
        "$item | ConvertTo-Csv",
        "$item | ConvertTo-Html",
        "$item | ConvertTo-Html -As List",
        "($item | ConvertTo-Xml -Depth 6 -As String)",
        "$item | Export-Csv $folder/it.csv; [IO.File]::ReadAllText(\"$folder/it.csv\")",
        "$item | Export-Clixml $folder/it.xml; [regex]::Replace([IO.File]::ReadAllText(\"$folder/it.xml\"), '<SS .*?</SS>', '')",
        "$item | Out-File $folder/it.txt; [IO.File]::ReadAllText(\"$folder/it.txt\")",
        "$item | Get-Member -Force | Out-String -Width 10000",
        "$item.psobject.Properties | ForEach-Object { if (-not $_.IsHidden) { \"$($_.Name) = $($_.Value)\" } }",
        "\"$item\"; [string]::Format('{0}', $item)",
        "Write-Verbose \"$item\" -Verbose; Write-Debug \"$item\" -Debug; Write-Information $item -InformationAction Continue",
        "Write-Error no -TargetObject $item; Get-Error | Out-String -Width 10000",
        "Write-Error no -TargetObject $item; $Error[0] | ConvertTo-Json -Depth 6 -WarningAction Ignore",
        "if ($item.psobject.Methods['GetKeys']) { $item.GetKeys(); $item.GetKeys() | Format-List * -Force; $item.GetKeys() | ConvertTo-Json }",
    ];

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void No_way_to_show_everything_shows_a_secret(string way)
    {
        Make();

        string shown = Transcript.Of(_session, $"foreach ($item in $items) {{ {way} }}");

        Assert.NotEmpty(shown);
        Assert.Empty(SecretSearch.Find(shown, [.. LeakTests.Secrets, .. Tokens()]));
    }

    [Fact]
    public void Every_output_type_of_the_module_is_tried()
    {
        Make();

        IEnumerable<string> declared = BuiltCmdlets.All.SelectMany(cmdlet => cmdlet.OutputType).Select(type => type.Name)
            .Where(name => name.StartsWith("CognitoIdentity.", StringComparison.Ordinal)).Distinct();

        Assert.Empty(declared.Except(_session.Run("$items | ForEach-Object { $_.GetType().FullName }").Select(name => (string)name.BaseObject)));
    }

    [Fact]
    public void Secrets_can_be_read_by_name()
    {
        Make();

        Assert.All(
            _session.Run("$items | ForEach-Object { if ($_ -is [CognitoIdentity.ITokenText]) { $_.Token; \"$($_.Logins.Values)\" } }"),
            token => Assert.StartsWith("eyJ", (string)token.BaseObject, StringComparison.Ordinal));
        Assert.Equal(4, Tokens().Length);
        Assert.Equal([LeakTests.NewSecretKey, LeakTests.NewSessionToken], _session.Run("$given = $items.Where({ $_.SecretKey })[0]; $given.SecretKey; $given.SessionToken").Select(text => text.ToString()));
        Assert.Equal([LeakTests.NewSecretKey], _session.Run("$given.GetKeys().SecretKey").Select(text => text.ToString()));
    }

    [Fact]
    public void Tokens_come_back_whole_from_where_jobs_send_them()
    {
        Make();

        IReadOnlyList<PSObject> results = _session.Run("""
                foreach ($item in $items.Where({ $_ -is [CognitoIdentity.ITokenText] })) {
                    $back = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($item))
                    $back.GetType() -eq $item.GetType() -and $back.Token -eq $item.Token -and "$($back.Logins.Values)" -eq "$($item.Logins.Values)" -and $back.Expiration -eq $item.Expiration
                }
                """);

        Assert.Equal(4, results.Count);
        Assert.All(results, isWhole => Assert.True((bool)isWhole.BaseObject));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ AccessKeyId = 1..3; SecretKey = $secret }")]
    [InlineData("$secret")]
    [InlineData("@{ Secret = $secret }")]
    public void An_export_that_is_refused_keeps_no_secret(string input)
    {
        _session.Run($"$secret = '{LeakTests.NewSecretKey}'");

        Outcome outcome = _session.Invoke($"{input} | Export-CICredential -To Environment");

        Assert.Equal("CredentialExpected", outcome.ErrorId);
        Assert.Empty(SecretSearch.Find(ErrorText.Of(outcome.Error) + _session.Show("Get-Error | Out-String -Width 10000"), [LeakTests.NewSecretKey]));
    }

    /// <summary>The tokens of the objects, which the session's own local service signed.</summary>
    private string[] Tokens() => [.. _session.Run("$items | ForEach-Object { if ($_ -is [CognitoIdentity.ITokenText]) { $_.Token } }").Select(token => (string)token.BaseObject)];

    /// <summary>Makes objects of all output types: <c>$items</c>.</summary>
    private void Make() => _session.Run($$"""
        $folder = '{{_folder}}'
        $service = Start-CILocalService
        $pool = New-CIIdentityPool a -AllowUnauthenticatedIdentity $true -AllowClassicFlow $true -DeveloperProviderName dev -CognitoIdentityProvider 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:client' -Tag @{ a = 'b' }
        $pool | Set-CIIdentityPoolRole -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guests
        $login = New-CILocalLogin cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI ada -ClientId client
        $identity = Get-CIIdentityId $pool -Login $login
        $to = @{ EndpointUrl = '{{_server.Url}}'; Region = 'us-east-1'; AccessKey = 'AK'; SecretKey = 'SK' }
        $rule = New-CIRoleMappingRule -Claim sub -MatchType Equals -Value a -RoleArn arn:aws:iam::123456789012:role/a
        $items = @(
            $service
            $service.RequestLog
            $pool
            Get-CIIdentityPool
            $login
            New-CILocalLogin accounts.google.com bob -ClientId client
            Get-CIIdentity -IdentityId $identity
            Get-CIOpenIdToken $identity -Login $login
            Get-CIDeveloperOpenIdToken $pool carol
            Find-CIDeveloperIdentity $pool carol
            Get-CIIdentityPoolRole $pool
            $rule
            $rule | New-CIRoleMapping -AmbiguousRoleResolution Deny
            Get-CIResourceTag $pool
            Set-CIPrincipalTagAttributeMap $pool -ProviderName cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI -UseDefault
            Get-CIPrincipalTagAttributeMap $pool cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI
            Test-CIIdentityPool $pool
            Test-CILoginToken -Login $login
            Get-CICredential us-east-1:1 @to
        )
        """);
}
