# How the module gets into a session.

Describe 'The module' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $before = Enter-AcceptanceTest

        # Calls that load the client.
        $useIt = @'
            $null = Start-CILocalService
            $pool = New-CIIdentityPool 'beside' -AllowUnauthenticatedIdentity $true
            $pool | Set-CIIdentityPoolRole -UnauthenticatedRoleArn 'arn:aws:iam::123456789012:role/guests'
            "$($pool.IdentityPoolName) $((Get-CICredential $pool).AccessKeyId.Substring(0, 4))"
            Stop-CILocalService
'@
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

    It 'says that a new session is needed when this one has loaded another copy' {
        $copy = Join-Path (Copy-Module) 'CognitoIdentity.psd1'
        $shown = Invoke-NewShell "Import-Module CognitoIdentity; try { Import-Module '$copy' -ErrorAction Stop } catch { `"`$_`" }; (Get-Module CognitoIdentity).ModuleBase"

        ($shown -join ' ') | Should -Match 'another copy of CognitoIdentity, which this session has loaded. Start a new PowerShell session'
        $shown[-1] | Should -Be (Get-Module CognitoIdentity).ModuleBase
    }

    It 'works from a copy of the same build after the first was removed' {
        $copy = Join-Path (Copy-Module) 'CognitoIdentity.psd1'

        Invoke-NewShell "Import-Module CognitoIdentity; Remove-Module CognitoIdentity; Import-Module '$copy'; $useIt" | Should -Be 'beside ASIA'
    }

    It 'names the PowerShell that it needs when this one is too old' {
        $copy = Copy-Module
        $manifest = Join-Path $copy 'CognitoIdentity.psd1'
        (Get-Content $manifest -Raw).Replace("'7.4'", "'99.9'").Replace("'5.1'", "'99.9'") | Set-Content $manifest

        { Import-Module $manifest } | Should -Throw "*minimum PowerShell version of '99.9'*"
    }

    # PowerShell's own assemblies replace those of Windows PowerShell here. PowerShell looks for help in the same way.
    It 'has help where its assemblies are in the folder of an edition' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $copy = Copy-Module
        Remove-Item "$copy/net472" -Recurse
        $null = New-Item "$copy/net472" -ItemType Directory
        Move-Item "$copy/*.dll", "$copy/lib" "$copy/net472"
        $manifest = Join-Path $copy 'CognitoIdentity.psd1'
        (Get-Content $manifest -Raw).Replace("`$PSEdition -eq 'Core'", "`$PSEdition -ne 'Core'") | Set-Content $manifest

        Invoke-NewShell "Import-Module '$manifest'; (Get-Help Get-CIIdentityPool).Synopsis; (Get-Help about_CognitoIdentity).Length -gt 1000" |
            Should -Be 'Lists identity pools, or reads them by id.', 'True'
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
}
