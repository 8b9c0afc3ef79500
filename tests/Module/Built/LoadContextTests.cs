namespace CognitoIdentity.ModuleTests.Built;

/// <summary>What is loaded where, seen in processes of their own since an assembly never goes away.</summary>
[Collection(nameof(ShellProcess))]
public sealed class LoadContextTests
{
    /// <summary>
    /// Shows where each assembly of lib/ that is loaded lives: <c>context: file</c>. Another file of such a name counts too, but for
    /// the runtime's own, which the runtime uses.
    /// </summary>
    private const string ShowLibrary = """
        function Show-Library {
            $runtime = [IO.Path]::GetDirectoryName([object].Assembly.Location)
            $names = foreach ($file in [IO.Directory]::GetFiles([IO.Path]::Combine($module, 'lib'))) { [IO.Path]::GetFileNameWithoutExtension($file) }
            foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
                if ($assembly.GetName().Name -in $names -and [IO.Path]::GetDirectoryName($assembly.Location) -ne $runtime) {
                    "$([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name): $([IO.Path]::GetRelativePath($module, $assembly.Location))"
                }
            }
        }
        """;

    /// <summary>Uses every cmdlet.</summary>
    private const string UseEveryCmdlet = """
        $null = Start-CILocalService
        $pool = New-CIIdentityPool a -Tag @{ one = '1' }
        Update-CIIdentityPool $pool -Name b
        Add-CIResourceTag $pool @{ two = '2' }
        Remove-CIResourceTag $pool one -Force
        "tags $(Get-CIResourceTag $pool)"
        "pools $((Get-CIIdentityPool).Name) $((Get-CIIdentityPool $pool).Name)"
        Remove-CIIdentityPool $pool -Force
        "left $(@(Get-CIIdentityPool).Count) after $((Get-CILocalService).RequestCount)"
        "login $(New-CILocalLogin accounts.google.com ada -ClientId a)"
        $pool = New-CIIdentityPool c -AllowUnauthenticatedIdentity $true -DeveloperProviderName d -SupportedLoginProvider @{ 'accounts.google.com' = 'a' }
        $mapping = New-CIRoleMappingRule sub Equals ada arn:aws:iam::123456789012:role/ada | New-CIRoleMapping -AmbiguousRoleResolution Deny
        $pool | Set-CIIdentityPoolRole -RoleMapping @{ 'accounts.google.com' = $mapping }
        "roles $(($pool | Get-CIIdentityPoolRole).RoleMappings['accounts.google.com'])"
        $pool | Remove-CIIdentityPoolRole -ProviderName accounts.google.com -Force
        $pool | Set-CIPrincipalTagAttributeMap -IdentityProviderName accounts.google.com -PrincipalTag @{ user = 'sub' }
        "claims $(($pool | Get-CIPrincipalTagAttributeMap -IdentityProviderName accounts.google.com).PrincipalTags.Values)"
        $login = New-CILocalLogin accounts.google.com ada -ClientId a
        $id = Get-CIIdentityId $pool -Login $login
        "token $((Get-CIOpenIdToken $id -Login $login).Claims.amr[1])"
        $bob, $eve = 'bob', 'eve' | Get-CIDeveloperOpenIdToken $pool
        "users $(Merge-CIDeveloperIdentity $pool eve bob) $(Find-CIDeveloperIdentity $pool -IdentityId $bob)"
        Remove-CIDeveloperIdentity $pool $bob eve -Force
        Remove-CIIdentityLogin $id -Login $login -Force
        "removed $(@($pool | Get-CIIdentity | Remove-CIIdentity -Force -PassThru).Count)"
        Stop-CILocalService
        """;

    private static readonly string[] EveryCmdletWorks =
    [
        "tags two=2", "pools b b", "left 0 after 11", "login ada at accounts.google.com",
        "roles 1 rule(s), else Deny", "claims sub", "token accounts.google.com", "users bob bob eve", "removed 3",
    ];

    [Theory]
    [InlineData("Import-Module $manifest")]
    [InlineData("Import-Module $manifest; $null = Get-Command -Module CognitoIdentity -Syntax; $null = Get-Help Get-CIIdentityPool -Full; Get-CILocalService")]
    public void Nothing_of_lib_is_loaded_before_it_is_needed(string script) =>
        Assert.Equal(["end"], Run($"try {{ {script} }} catch {{ }}; Show-Library; 'end'"));

    [Fact]
    public void All_of_lib_lives_in_a_context_of_its_own()
    {
        IReadOnlyList<string> lines = Run($"Import-Module $manifest; {UseEveryCmdlet}; Show-Library");

        Assert.Equal(EveryCmdletWorks, lines.Take(EveryCmdletWorks.Length));
        Assert.Equal(
            [
                "CognitoIdentity: lib/AWSSDK.SecurityToken.dll",
                "CognitoIdentity: lib/CognitoIdentity.LocalService.dll",
                "CognitoIdentity: lib/Microsoft.Bcl.Cryptography.dll",
                "CognitoIdentity: lib/Microsoft.IdentityModel.Abstractions.dll",
                "CognitoIdentity: lib/Microsoft.IdentityModel.JsonWebTokens.dll",
                "CognitoIdentity: lib/Microsoft.IdentityModel.Logging.dll",
                "CognitoIdentity: lib/Microsoft.IdentityModel.Tokens.dll",
                $"CognitoIdentity: lib/{BuiltModule.Runtime}/AWSSDK.Core.dll",
                $"CognitoIdentity: lib/{BuiltModule.Runtime}/CognitoIdentity.Client.dll",
            ],
            lines.Skip(EveryCmdletWorks.Length).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("AWSSDK.Core 4.0.102.18")]
    [InlineData("AWSSDK.Core 3.7.402")]
    public void Works_beside_another_version_of_the_SDK(string other)
    {
        string path = ShellProcess.Built(other);
        IReadOnlyList<string> lines = Run($"$null = [Reflection.Assembly]::LoadFrom('{path}'); Import-Module $manifest; {UseEveryCmdlet}; Show-Library");

        Assert.Equal(EveryCmdletWorks, lines.Take(EveryCmdletWorks.Length));
        Assert.Contains($"CognitoIdentity: lib/{BuiltModule.Runtime}/AWSSDK.Core.dll", lines);
        Assert.Equal(
            [$"Default: {Path.GetRelativePath(BuiltModule.Folder, path)}"],
            lines.Skip(EveryCmdletWorks.Length).Where(line => !line.StartsWith("CognitoIdentity:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Works_beside_another_version_that_is_loaded_later_and_used()
    {
        string path = ShellProcess.Built("AWSSDK.Core 3.7.402");
        string script = $"""
            Import-Module $manifest
            $null = Start-CILocalService
            $null = [Reflection.Assembly]::LoadFrom('{path}')
            $keys = [Amazon.Runtime.SessionAWSCredentials]::new('AK', 'SK', 'TOKEN')
            "foreign $((New-CIIdentityPool a -Credential $keys).Name)"
            """;

        Assert.Equal(["foreign a"], Run(script));
    }

    [Fact]
    public void Says_what_is_missing_when_the_module_is_not_whole()
    {
        using var module = ModuleCopy.Without("lib");
        string script = $$"""
            Import-Module '{{module.Manifest}}'
            try { Get-CIIdentityPool -Region us-east-1 } catch { $_.FullyQualifiedErrorId; "$($_.CategoryInfo.Category)" }
            """;
        IReadOnlyList<string> lines = ShellProcess.Run("-NoModule", "-Command", script).Lines;

        Assert.Equal(["LibraryMissing,CognitoIdentity.Commands.GetIdentityPoolCommand", "NotInstalled"], lines);
    }

    [Fact]
    public void Works_on_a_platform_that_nothing_is_compiled_ahead_for()
    {
        using var module = ModuleCopy.Without($"lib/{BuiltModule.Runtime}");
        ShellProcess shell = ShellProcess.Run("-NoModule", "-Command", $"Import-Module '{module.Manifest}'; {UseEveryCmdlet}");

        Assert.Equal((string.Empty, 0), (shell.Errors, shell.ExitCode));
        Assert.Equal(EveryCmdletWorks, shell.Lines);
    }

    private static IReadOnlyList<string> Run(string script)
    {
        string before = $"$ErrorActionPreference = 'Stop'; $module = '{BuiltModule.Folder}'; $manifest = '{BuiltModule.Manifest}'";
        ShellProcess shell = ShellProcess.Run("-NoModule", "-Command", $"{before}\n{ShowLibrary}\n{script}");
        Assert.Equal((string.Empty, 0), (shell.Errors, shell.ExitCode));
        return shell.Lines;
    }
}
