# How the module gets into a session, and beside whom.

Describe 'The module' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $before = Enter-AcceptanceTest

        # What a cmdlet does when it loads the client.
        $useIt = @'
            $null = Start-CILocalService
            $pool = New-CIIdentityPool 'beside' -AllowUnauthenticatedIdentity $true
            $pool | Set-CIIdentityPoolRole -UnauthenticatedRoleArn 'arn:aws:iam::123456789012:role/guests'
            "$($pool.IdentityPoolName) $((Get-CICredential $pool).AccessKeyId.Substring(0, 4))"
            Stop-CILocalService
'@

        # What other sessions see of AWS Tools for PowerShell: an assembly of the same name in another version, with types that scripts use.
        $core = Join-Path $TestDrive 'AWSSDK.Core.dll'
        $source = @'
            [assembly: System.Reflection.AssemblyVersion("3.3.0.0")]
            namespace Amazon.Runtime
            {
                public class AmazonServiceClient { }
                public class AWSCredentials { }
                public class BasicAWSCredentials : AWSCredentials
                {
                    private readonly string _accessKey, _secretKey;
                    public BasicAWSCredentials(string accessKey, string secretKey) { _accessKey = accessKey; _secretKey = secretKey; }
                    public ImmutableCredentials GetCredentials() { return new ImmutableCredentials(_accessKey, _secretKey); }
                }
                public class ImmutableCredentials
                {
                    public ImmutableCredentials(string accessKey, string secretKey) { AccessKey = accessKey; SecretKey = secretKey; }
                    public string AccessKey { get; private set; }
                    public string SecretKey { get; private set; }
                    public string Token { get { return ""; } }
                    public bool UseToken { get { return false; } }
                }
            }
'@
        $loadOther = "`$null = [Reflection.Assembly]::LoadFrom('$core')"
        $useOther = '"other $([Amazon.Runtime.AmazonServiceClient].Assembly.GetName().Version)"'

        # Add-Type of PowerShell 7 gives an assembly a name by chance, so its compiler is asked directly.
        $compile = if ($PSVersionTable.PSVersion.Major -lt 7) {
            'Add-Type -TypeDefinition $source -OutputAssembly $core -OutputType Library'
        }
        else {
            @'
            Add-Type -TypeDefinition 'public class LoadsTheCompiler { }'
            $tree = [Microsoft.CodeAnalysis.CSharp.SyntaxFactory]::ParseSyntaxTree($source)
            $object = [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile([object].Assembly.Location)
            $options = [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new([Microsoft.CodeAnalysis.OutputKind]::DynamicallyLinkedLibrary)
            $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create(
                'AWSSDK.Core', [Microsoft.CodeAnalysis.SyntaxTree[]] @($tree), [Microsoft.CodeAnalysis.MetadataReference[]] @($object), $options)
            $file = [IO.File]::Create($core)
            $result = $compilation.Emit($file)
            $file.Dispose()
            $result.Diagnostics | ForEach-Object { "$_" }
'@
        }

        $compiled = Invoke-NewShell "`$core = '$core'; `$source = @'`n$source`n'@`n$compile"
    }

    AfterAll {
        Exit-AcceptanceTest $before
    }

    It 'is imported by its name' {
        (Get-Module CognitoIdentity).Version | Should -Not -BeNullOrEmpty
        Invoke-NewShell 'Import-Module CognitoIdentity; (Get-Module CognitoIdentity).Name' | Should -Be 'CognitoIdentity'
    }

    It 'is loaded by the first of its cmdlets that is used' {
        Invoke-NewShell '@(Get-CILocalService).Count; (Get-Module CognitoIdentity).Name' | Should -Be '0', 'CognitoIdentity'
    }

    It 'works in strict mode' {
        Invoke-NewShell "Set-StrictMode -Version Latest; $useIt" | Should -Be 'beside ASIA'
    }

    It 'can be removed and imported again' {
        Invoke-NewShell "Import-Module CognitoIdentity; Remove-Module CognitoIdentity; Import-Module CognitoIdentity; $useIt" | Should -Be 'beside ASIA'
    }

    It 'works in a session of constrained language' {
        $state = [InitialSessionState]::CreateDefault2()
        $state.ImportPSModule([string[]] @('CognitoIdentity'))
        $state.LanguageMode = 'ConstrainedLanguage'
        $runspace = [RunspaceFactory]::CreateRunspace($state)
        $shell = [PowerShell]::Create()
        try {
            $runspace.Open()
            $shell.Runspace = $runspace
            $null = $shell.AddScript(@'
                $null = Start-CILocalService
                $pool = New-CIIdentityPool 'constrained' -AllowUnauthenticatedIdentity $true -Tag @{ env = 'test' }
                $pool | Set-CIIdentityPoolRole -UnauthenticatedRoleArn 'arn:aws:iam::123456789012:role/guests'
                "$(($pool | Get-CIIdentityPool).IdentityPoolName) $((Get-CICredential $pool).Flow) $($ExecutionContext.SessionState.LanguageMode)"
                Stop-CILocalService
'@)
            $shell.Invoke() | Should -Be 'constrained Enhanced ConstrainedLanguage'
            $shell.Streams.Error | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }

    Context 'beside another AWSSDK.Core' {
        It 'which this test could compile' {
            $compiled | Should -BeNullOrEmpty
            [Reflection.AssemblyName]::GetAssemblyName($core).FullName | Should -BeLike 'AWSSDK.Core, Version=3.3.0.0,*'
        }

        It 'works when the other is loaded first' {
            Invoke-NewShell "$loadOther; $useOther; $useIt" | Should -Be 'other 3.3.0.0', 'beside ASIA'
        }

        It 'works when the other is loaded later' {
            Invoke-NewShell "$useIt; $loadOther; $useOther; $useIt" | Should -Be 'beside ASIA', 'other 3.3.0.0', 'beside ASIA'
        }

        It 'takes credentials that are objects of the other' {
            $script = "$loadOther; `$keys = New-Object Amazon.Runtime.BasicAWSCredentials AKOTHER, secret; " +
                '$null = Start-CILocalService; $null = Get-CIIdentityPool -Region us-east-1 -Credential $keys; (Get-CILocalService).RequestLog[-1].AccessKey'

            Invoke-NewShell $script | Should -Be 'AKOTHER'
        }
    }
}
