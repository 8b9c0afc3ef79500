# The module's objects with PowerShell's own cmdlets.

Describe 'Objects' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $before = Enter-AcceptanceTest
        $pool = New-TestPool 'objects'
        $null = 'beta', 'alpha' | New-CIIdentityPool
    }

    AfterAll {
        Exit-AcceptanceTest $before
    }

    Context 'in pipelines' {
        It 'go from one cmdlet to the next' {
            $null = 1..3 | ForEach-Object { Get-CIIdentityId $pool }

            Get-CIIdentityPool -Name 'obj*' | Get-CIIdentity | Remove-CIIdentity -Force
            @(Get-CIIdentityPool -Name 'obj*' | Get-CIIdentity).Count | Should -Be 0
        }

        It 'stop coming when Select-Object -First has enough' {
            $many = New-TestPool 'many'
            1..130 | ForEach-Object { $null = Get-CIIdentityId $many }
            $service = Get-CILocalService
            $calls = $service.RequestsByOperation['ListIdentities']

            @($many | Get-CIIdentity | Select-Object -First 5).Count | Should -Be 5
            $service.RequestsByOperation['ListIdentities'] - $calls | Should -BeLessOrEqual 2
        }

        It 'are filtered, sorted, grouped, measured and compared' {
            $pools = Get-CIIdentityPool -Region us-east-1

            ($pools | Where-Object Name -Like '*a' | Sort-Object Name).Name | Should -Be 'alpha', 'beta'
            ($pools | Where-Object Name -Like '*a' | Sort-Object Name -Descending | Select-Object -ExpandProperty Name) | Should -Be 'beta', 'alpha'
            ($pools | Measure-Object).Count | Should -BeGreaterOrEqual 3
            ($pools | Group-Object { $_.IdentityPoolId.Split(':')[0] }).Name | Should -Be 'us-east-1'
            Compare-Object $pools (Get-CIIdentityPool -Region us-east-1) -Property IdentityPoolId | Should -BeNullOrEmpty
        }
    }

    Context 'as JSON' {
        It 'come back as what the next cmdlet takes' {
            $json = Get-CIIdentityPool $pool.IdentityPoolId | ConvertTo-Json -Depth 8

            ($json | ConvertFrom-Json).IdentityPoolName | Should -Be 'objects'
            ($json | ConvertFrom-Json | Get-CIIdentityPool).IdentityPoolId | Should -Be $pool.IdentityPoolId
        }

        It 'keep roles and role mappings, which another pool takes' {
            $name = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:1example23456789'
            $mapping = New-CIRoleMappingRule -Claim 'sub' -MatchType Equals -Value 'ada' -RoleArn 'arn:aws:iam::123456789012:role/ada' |
                New-CIRoleMapping -AmbiguousRoleResolution Deny
            $from = New-TestPool 'from'
            $from | Set-CIIdentityPoolRole -RoleMapping @{ $name = $mapping }
            $to = New-TestPool 'to'

            $json = $from | Get-CIIdentityPoolRole | ConvertTo-Json -Depth 8
            $json | ConvertFrom-Json | Set-CIIdentityPoolRole -IdentityPoolId $to.IdentityPoolId

            $rules = ($to | Get-CIIdentityPoolRole).RoleMappings[$name].RulesConfiguration.Rules
            "$($rules[0].Claim) $($rules[0].MatchType) $($rules[0].Value)" | Should -Be 'sub Equals ada'
        }
    }

    Context 'as text' {
        It 'have a table' {
            $text = Get-CIIdentityPool -Region us-east-1 | Format-Table | Out-String -Width 160

            $text | Should -Match 'IdentityPoolId\s+Name'
            $text | Should -Match 'us-east-1:[0-9a-f-]{36}\s+alpha'
        }

        It 'have a list' {
            $text = $pool | Format-List | Out-String -Width 160

            $text | Should -Match '(?m)^Name\s+: objects'
            $text | Should -Match '(?m)^IdentityPoolTags\s+: env = test'
        }

        It 'can be shown wide, in columns of choice, and as a page' {
            (Get-CIIdentityPool -Region us-east-1 | Format-Wide Name | Out-String) | Should -Match 'alpha'
            ($pool | Format-Table IdentityPoolName, AllowUnauthenticatedIdentities | Out-String) | Should -Match 'objects\s+True'
            ($pool | Select-Object IdentityPoolId, Name | ConvertTo-Html | Out-String) | Should -Match 'objects'
        }

        It 'have columns that a spreadsheet reads' {
            $file = Join-Path $TestDrive 'pools.csv'
            Get-CIIdentityPool -Region us-east-1 | Select-Object IdentityPoolId, Name | Export-Csv $file -NoTypeInformation

            (Import-Csv $file).Name | Should -Contain 'beta'
            (Import-Csv $file | Where-Object Name -EQ 'beta' | Get-CIIdentityPool).IdentityPoolName | Should -Be 'beta'
        }
    }

    Context 'in files' {
        It 'come back from Export-Clixml' {
            $file = Join-Path $TestDrive 'pool.xml'
            Get-CIIdentityPool $pool.IdentityPoolId | Export-Clixml $file

            (Import-Clixml $file | Get-CIIdentityPool).IdentityPoolName | Should -Be 'objects'
        }

        It 'that are credentials come back whole, and are not in the file as text' {
            $file = Join-Path $TestDrive 'credential.xml'
            $credential = Get-CICredential $pool
            $credential | Export-Clixml $file

            $text = Get-Content $file -Raw
            $text.Contains($credential.SecretKey) | Should -BeFalse
            $text.Contains($credential.SessionToken) | Should -BeFalse
            $back = Import-Clixml $file
            $back | Should -BeOfType 'CognitoIdentity.IdentityCredential'
            $back.SecretKey | Should -BeExactly $credential.SecretKey
            (Get-CIIdentity -IdentityId $credential.IdentityId -Credential $back).IdentityId | Should -Be $credential.IdentityId
        }

        It 'that are credentials are encrypted (not on Linux and macOS, where PowerShell encrypts nothing)' -Skip:($PSVersionTable.Platform -eq 'Unix') {
            $file = Join-Path $TestDrive 'encrypted.xml'
            $credential = Get-CICredential $pool
            $credential | Export-Clixml $file

            $readable = -join ([Text.Encoding]::Unicode.GetBytes($credential.SecretKey) | ForEach-Object { $_.ToString('x2') })
            (Get-Content $file -Raw).Contains($readable) | Should -BeFalse
        }
    }
}
