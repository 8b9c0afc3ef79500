# What the module loads, when and where, and that it works beside other versions of the AWS SDK. (Not in Windows PowerShell, which has
# no load contexts.)

BeforeDiscovery {
    $cores = '4.0.102.18', '3.7.402'
}

Describe 'The private load context' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $before = Enter-AcceptanceTest
        $module = (Get-Module CognitoIdentity).ModuleBase
        $platform = [Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier

        # Lists the loaded assemblies that have a name of a file in lib/, except those of .NET itself, as 'context: file'.
        $showLibrary = @"
            function Show-Library {
                `$runtime = Split-Path ([object].Assembly.Location)
                `$names = (Get-ChildItem '$module/lib' -File).BaseName
                [AppDomain]::CurrentDomain.GetAssemblies() |
                    Where-Object { `$_.GetName().Name -in `$names -and (Split-Path `$_.Location) -ne `$runtime } |
                    ForEach-Object { "`$([Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$_).Name): `$([IO.Path]::GetRelativePath('$module', `$_.Location).Replace('\', '/'))" }
            }

"@

        $useEveryAssembly = @'
            Import-Module CognitoIdentity
            $null = Start-CILocalService
            $pool = New-CIIdentityPool a -AllowUnauthenticatedIdentity $true -AllowClassicFlow $true -SupportedLoginProvider @{ 'accounts.google.com' = 'a' }
            $pool | Set-CIIdentityPoolRole -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guests
            $pool | Add-CIResourceTag -Tag @{ one = '1' }
            $login = New-CILocalLogin accounts.google.com ada -ClientId a
            "token of $((Get-CIOpenIdToken (Get-CIIdentityId $pool -Login $login) -Login $login).Claims.amr[1])"
            "credential $((Get-CICredential $pool -RoleArn arn:aws:iam::123456789012:role/guests).AccessKeyId.Substring(0, 4))"
            $file = New-TemporaryFile
            $token = New-TemporaryFile
            (Get-CIOpenIdToken (Get-CIIdentityId $pool -Login $login) -Login $login).Token | Set-Content $token -NoNewline
            "[profile role]`nrole_arn = arn:aws:iam::123456789012:role/users`nweb_identity_token_file = $token" | Set-Content $file
            $env:AWS_CONFIG_FILE = $file
            $env:AWS_ENDPOINT_URL_STS = (Get-CILocalService).EndpointUrl
            $null = Get-CIIdentityPool -ProfileName role
            "role $((Get-CILocalService).RequestLog[-1].AccessKey.Substring(0, 4))"
            $keys = New-TemporaryFile
            '{"Version":1,"AccessKeyId":"AKPROGRAM","SecretAccessKey":"SECRET"}' | Set-Content $keys
            Add-Content $file "[profile program]`ncredential_process = $(if ($IsWindows) { 'type' } else { 'cat' }) $keys"
            $null = Get-CIIdentityPool -ProfileName program
            "program $((Get-CILocalService).RequestLog[-1].AccessKey)"
            Remove-Item $file, $token, $keys
            Stop-CILocalService

'@
        $everyAssemblyWorks = 'token of accounts.google.com', 'credential ASIA', 'role ASIA', 'program AKPROGRAM'
    }

    AfterAll {
        Exit-AcceptanceTest $before
    }

    It 'loads nothing from lib/ for <Name>' -ForEach @(
        @{ Name = 'the import'; Script = 'Import-Module CognitoIdentity' }
        @{ Name = 'commands and help'; Script = 'Import-Module CognitoIdentity; Get-Command -Module CognitoIdentity -Syntax | Out-Null; Get-Help Get-CIIdentityPool -Full | Out-Null; Get-CILocalService' }
    ) {
        Invoke-NewShell "$showLibrary $Script; Show-Library; 'end'" | Should -Be 'end'
    }

    It 'loads the client alone for calls with <Name>' -ForEach @(
        @{ Name = 'parameters'; Setting = ''; Parameters = '-Region us-east-1 -AccessKey AKOWN -SecretKey SECRET -EndpointUrl {0}' }
        @{ Name = 'variables'; Setting = '$env:AWS_REGION = "us-east-1"; $env:AWS_ACCESS_KEY_ID = "AKOWN"; $env:AWS_SECRET_ACCESS_KEY = "SECRET"; $env:AWS_ENDPOINT_URL = "{0}"'; Parameters = '' }
        @{ Name = 'a profile'; Setting = '$env:AWS_CONFIG_FILE = New-TemporaryFile; "[default]`nregion = us-east-1`naws_access_key_id = AKOWN`naws_secret_access_key = SECRET`nendpoint_url = {0}" | Set-Content $env:AWS_CONFIG_FILE'; Parameters = '' }
    ) {
        $url = (Get-CILocalService).EndpointUrl
        $script = "Import-Module CognitoIdentity; $Setting; `$null = Get-CIIdentityPool $Parameters; Show-Library" -f $url

        Invoke-NewShell "$showLibrary $script" | Should -Be "CognitoIdentity: lib/$platform/CognitoIdentity.Client.dll"
        (Get-CILocalService).RequestLog[-1].AccessKey | Should -Be AKOWN
    }

    It 'holds all of lib/' {
        $lines = Invoke-NewShell "$showLibrary $useEveryAssembly Show-Library | Sort-Object"

        $lines | Select-Object -First $everyAssemblyWorks.Count | Should -Be $everyAssemblyWorks
        $expected = @(
            "CognitoIdentity: lib/$platform/CognitoIdentity.Client.dll"
            'CognitoIdentity: lib/AWSSDK.Core.dll'
            'CognitoIdentity: lib/CognitoIdentity.LocalService.dll'
            'CognitoIdentity: lib/Microsoft.Bcl.Cryptography.dll'
            'CognitoIdentity: lib/Microsoft.IdentityModel.Abstractions.dll'
            'CognitoIdentity: lib/Microsoft.IdentityModel.JsonWebTokens.dll'
            'CognitoIdentity: lib/Microsoft.IdentityModel.Logging.dll'
            'CognitoIdentity: lib/Microsoft.IdentityModel.Tokens.dll')
        $lines | Select-Object -Skip $everyAssemblyWorks.Count | Should -Be ($expected | Sort-Object)
    }

    It 'works on a platform that nothing is compiled ahead for' {
        $copy = Copy-Module
        Get-ChildItem "$copy/lib" -Directory | Remove-Item -Recurse
        $elsewhere = Split-Path $copy

        Invoke-NewShell "`$env:PSModulePath = '$elsewhere'; $useEveryAssembly" | Should -Be $everyAssemblyWorks
    }

    It 'names what is missing when the module is incomplete' {
        $copy = Copy-Module
        Remove-Item "$copy/lib" -Recurse

        Invoke-NewShell "Import-Module '$copy'; try { Get-CIIdentityPool -Region us-east-1 } catch { `$_.FullyQualifiedErrorId; `"`$(`$_.CategoryInfo.Category)`" }" |
            Should -Be 'LibraryMissing,CognitoIdentity.Commands.GetIdentityPoolCommand', 'NotInstalled'
    }

    # Credential classes of the SDK find STS by its name in the whole process, so two modules could get each other's STS.
    It 'assumes the role of a profile beside the STS of another module' {
        $others = 'awssdk.core', 'awssdk.securitytoken' | ForEach-Object {
            $version = (Get-ChildItem (Split-Path (Get-PackageFolder $_ '*')) -Directory | Sort-Object { [version]$_.Name })[-1].Name
            "`$null = [Reflection.Assembly]::LoadFrom('$(Get-PackageFolder $_ $version)/lib/net8.0/$(@{ 'awssdk.core' = 'AWSSDK.Core'; 'awssdk.securitytoken' = 'AWSSDK.SecurityToken' }[$_]).dll');"
        }

        Invoke-NewShell "$others $useEveryAssembly" | Should -Be $everyAssemblyWorks
    }

    Context 'beside AWSSDK.Core <_>' -ForEach $cores {
        BeforeAll {
            $core = Join-Path (Get-PackageFolder awssdk.core $_) 'lib/net8.0/AWSSDK.Core.dll'
            Test-Path $core | Should -BeTrue
            $version = [Reflection.AssemblyName]::GetAssemblyName($core).Version
            $loadOther = "`$null = [Reflection.Assembly]::LoadFrom('$core');"
            $useOther = '"other $([Amazon.Runtime.SessionAWSCredentials]::new(''AK'', ''SK'', ''TOKEN'').GetType().Assembly.GetName().Version)";'

            # AWS Tools for PowerShell as other modules see it, with this version of the SDK.
            $awsTools = @"
                Import-Module CognitoIdentity
                Import-Module '$PSScriptRoot/AwsToolsDouble.psm1' -ArgumentList '$core'
                function Show-Caller { (Get-CILocalService).RequestLog[-1] | ForEach-Object { "`$(`$_.AccessKey) in `$(`$_.Region): `$(`$_.Status)" } }

"@
        }

        It 'works when the other is loaded first, and keeps its own version' {
            $lines = Invoke-NewShell "$loadOther $useOther $showLibrary $useEveryAssembly Show-Library"

            $lines | Select-Object -First ($everyAssemblyWorks.Count + 1) | Should -Be (@("other $version") + $everyAssemblyWorks)
            $lines | Should -Contain 'CognitoIdentity: lib/AWSSDK.Core.dll'
            $lines | Where-Object { $_ -like 'Default:*' } | Should -Be "Default: $([IO.Path]::GetRelativePath($module, $core).Replace('\', '/'))"
        }

        It 'works when the other is loaded later' {
            Invoke-NewShell "$useEveryAssembly $loadOther $useOther $useEveryAssembly" | Should -Be ($everyAssemblyWorks + "other $version" + $everyAssemblyWorks)
        }

        It 'takes credentials that are objects of the other' {
            Invoke-NewShell "$loadOther `$keys = [Amazon.Runtime.SessionAWSCredentials]::new('AKOTHER', 'SK', 'TOKEN'); `$null = Start-CILocalService; `$null = New-CIIdentityPool a -Credential `$keys; (Get-CILocalService).RequestLog[-1].AccessKey" |
                Should -Be 'AKOTHER'
        }

        It 'follows the session defaults of AWS Tools' {
            Invoke-NewShell ($awsTools + @'
                $null = Start-CILocalService
                $StoredAWSRegion = 'eu-west-3'
                Set-AWSCredential -AccessKey AKTOOLS -SecretKey SECRET -SessionToken TOKEN
                $null = Get-CIIdentityPool; Show-Caller
                [Amazon.Runtime.BasicAWSCredentials]::new('AKOTHER', 'SECRET') | Set-AWSCredential
                $null = Get-CIIdentityPool; Show-Caller
                $null = Get-CIIdentityPool -Region eu-west-2; Show-Caller
                $null = Get-CIIdentityPool -Region eu-west-2 -AccessKey AKOWN -SecretKey SECRET; Show-Caller
'@) | Should -Be 'AKTOOLS in eu-west-3: 200', 'AKOTHER in eu-west-3: 200', 'AKOTHER in eu-west-2: 200', 'AKOWN in eu-west-2: 200'
        }

        # The service checks the signature of the last call, whose keys have been through the objects of AWS Tools.
        It 'gives AWS Tools credentials, and takes them back: <Name>' -ForEach @(
            @{ Name = 'enhanced flow'; Role = '' }
            @{ Name = 'classic flow'; Role = '-RoleArn arn:aws:iam::123456789012:role/app' }
        ) {
            $lines = Invoke-NewShell ($awsTools + @"
                `$null = Start-CILocalService -AccessKey AKADMIN -SecretKey secret
                `$pool = New-CIIdentityPool a -AllowUnauthenticatedIdentity `$true -AllowClassicFlow `$true
                `$pool | Set-CIIdentityPoolRole -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guests
                `$credential = Get-CICredential `$pool $Role
                `$credential | Set-AWSCredential
                `$theirs = Get-AWSCredential
                [Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$theirs.GetType().Assembly).Name
                (Get-CIIdentityPool -Credential `$theirs).IdentityPoolName
                `$keys = `$theirs.GetCredentials()
                (Get-CILocalService).RequestLog[-1].AccessKey, `$keys.AccessKey -eq `$credential.AccessKeyId
                `$keys.SecretKey -eq `$credential.SecretKey
                `$keys.Token -eq `$credential.SessionToken
"@)
            $lines[0..1] | Should -Be 'Default', 'a'
            $lines[2] | Should -Match '^ASIA'
            $lines[3..5] | Should -Be $lines[2], 'True', 'True'
        }
    }
}
