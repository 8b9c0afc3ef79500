namespace CognitoIdentity.ModuleTests.Sessions;

/// <summary>
/// Side by side with AWS Tools for PowerShell, which AwsToolsStandIn.psm1 plays with its own copy of the SDK core. In processes of
/// their own, since an assembly never goes away.
/// </summary>
[Collection(nameof(ShellProcess))]
public sealed class AwsToolsTests
{
    private const string Pool = """
        $pool = New-CIIdentityPool a -AllowUnauthenticatedIdentity $true -AllowClassicFlow $true
        $pool | Set-CIIdentityPoolRole -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guests
        function Show-Caller { (Get-CILocalService).RequestLog[-1] | ForEach-Object { "$($_.AccessKey) in $($_.Region): $($_.Status)" } }
        """;

    public static TheoryData<string> Cores => ["AWSSDK.Core 4.0.102.18", "AWSSDK.Core 3.7.402"];

    [Theory]
    [MemberData(nameof(Cores))]
    public void Its_session_defaults_are_ours(string core) => Assert.Equal(
        ["AKTOOLS in eu-west-3: 200", "AKOTHER in eu-west-3: 200", "AKOTHER in eu-west-2: 200", "AKOWN in eu-west-2: 200"],
        Run(core, $$"""
            $null = Start-CILocalService
            {{Pool}}
            $StoredAWSRegion = 'eu-west-3'
            Set-AWSCredential -AccessKey AKTOOLS -SecretKey SECRET -SessionToken TOKEN
            $null = Get-CIIdentityPool; Show-Caller
            [Amazon.Runtime.BasicAWSCredentials]::new('AKOTHER', 'SECRET') | Set-AWSCredential
            $null = Get-CIIdentityPool; Show-Caller
            $null = Get-CIIdentityPool -Region eu-west-2; Show-Caller
            $null = Get-CIIdentityPool -Region eu-west-2 -AccessKey AKOWN -SecretKey SECRET; Show-Caller
            """));

    /// <summary>There and back: what signs the last call has gone through its objects, and the service checks the signature.</summary>
    [Theory]
    [MemberData(nameof(Cores))]
    public void Credentials_go_there_by_the_pipeline_and_come_back_as_its_objects(string core) => Assert.Equal(
        [
            "Default, not CognitoIdentity", "a from it: True", "the same keys: True True True",
            "Default, not CognitoIdentity", "a from it: True", "the same keys: True True True",
        ],
        Run(core, $$"""
            $null = Start-CILocalService -AccessKey AKADMIN -SecretKey secret
            {{Pool}}
            function Get-Context($assembly) { [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name }
            foreach ($role in @{}, @{ RoleArn = 'arn:aws:iam::123456789012:role/app' }) {
                $credential = Get-CICredential $pool @role
                $credential | Set-AWSCredential
                $theirs = Get-AWSCredential
                $ours = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.Location -eq "$module/lib/{{BuiltModule.Runtime}}/AWSSDK.Core.dll" }
                "$(Get-Context $theirs.GetType().Assembly), not $(Get-Context $ours)"
                $name = (Get-CIIdentityPool -Credential $theirs).IdentityPoolName
                "$name from it: $((Get-CILocalService).RequestLog[-1].AccessKey -eq $credential.AccessKeyId)"
                $keys = $theirs.GetCredentials()
                "the same keys: $($keys.AccessKey -eq $credential.AccessKeyId) $($keys.SecretKey -eq $credential.SecretKey) $($keys.Token -eq $credential.SessionToken)"
            }
            """));

    private static IReadOnlyList<string> Run(string core, string script)
    {
        string standIn = Path.Combine(BuiltModule.Root, "tests", "Module", "Sessions", "AwsToolsStandIn.psm1");
        ShellProcess shell = ShellProcess.RunCommand($$"""
            $ErrorActionPreference = 'Stop'
            $module = '{{BuiltModule.Folder}}'
            Import-Module CognitoIdentity
            Import-Module '{{standIn}}' -ArgumentList '{{ShellProcess.Built(core)}}'
            {{script}}
            """);
        Assert.Equal((string.Empty, 0), (shell.Errors, shell.ExitCode));
        return shell.Lines;
    }
}
