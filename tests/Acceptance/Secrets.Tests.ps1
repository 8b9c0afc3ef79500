# No output shows a secret unless it is read by name.

Describe 'Secrets' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $before = Enter-AcceptanceTest
        $pool = New-TestPool 'secrets'
        $login = New-TestLogin
        $credential = Get-CICredential $pool -Login $login
        $secrets = @($credential.SecretKey, $credential.SessionToken, $login.Token)

        # Whether a text contains a secret, also with line breaks in it.
        function Test-Secret([string] $Text, [string[]] $Secret) {
            $line = $Text -replace '\s'
            @($Secret | Where-Object { $line.Contains($_.Substring($_.Length - 20)) }).Count -gt 0
        }
    }

    AfterAll {
        Exit-AcceptanceTest $before
    }

    It 'are found where they are, or this file tests nothing' {
        $secrets.Count | Should -Be 3
        Test-Secret "before $($credential.SecretKey) after" $secrets | Should -BeTrue
        Test-Secret "before $($login.Token.Insert(300, [Environment]::NewLine)) after" $secrets | Should -BeTrue
    }

    It 'are not in what <Name> shows of credentials' -ForEach @(
        @{ Name = 'Format-List'; Show = { param($it) $it | Format-List * | Out-String -Width 4000 } }
        @{ Name = 'Format-Table'; Show = { param($it) $it | Format-Table * | Out-String -Width 4000 } }
        @{ Name = 'Out-String'; Show = { param($it) $it | Out-String -Width 4000 } }
        @{ Name = 'Select-Object'; Show = { param($it) $it | Select-Object * | Out-String -Width 4000 } }
        @{ Name = 'ConvertTo-Json'; Show = { param($it) $it | ConvertTo-Json -Depth 5 } }
        @{ Name = 'ConvertTo-Csv'; Show = { param($it) $it | ConvertTo-Csv | Out-String } }
        @{ Name = 'Get-Member'; Show = { param($it) $it | Get-Member | Out-String -Width 4000 } }
    ) {
        $text = & $Show $credential

        $text | Should -Not -BeNullOrEmpty
        Test-Secret $text $secrets | Should -BeFalse
    }

    It 'are not in the view of <Name>' -ForEach @(
        @{ Name = 'a login' }
        @{ Name = 'a token' }
    ) {
        $object = if ($Name -eq 'a login') { $login } else { Get-CIOpenIdToken $credential.IdentityId -Login $login }

        Test-Secret ($object | Out-String -Width 4000) @($object.Token) | Should -BeFalse
        Test-Secret "$object" @($object.Token) | Should -BeFalse
    }

    It 'are not in verbose and debug lines, warnings and errors' {
        $expired = New-CILocalLogin 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI' 'ada' -ClientId '1example23456789' -ValidFor '-01:00:00'
        $DebugPreference = 'Continue'
        $text = & {
            Get-CICredential $pool -Login $login -Force -Verbose
            Get-CICredential $pool -Login $expired -Verbose -ErrorAction Continue
            $Error[0] | Format-List * -Force
        } *>&1 | Out-String -Width 4000

        $text | Should -Match 'GetCredentialsForIdentity in us-east-1'
        $text | Should -Match 'Token expired'
        Test-Secret $text ($secrets + $expired.Token) | Should -BeFalse
    }

    It 'are not in a transcript' {
        $transcript = Join-Path $TestDrive 'transcript.txt'
        $known = Join-Path $TestDrive 'known.txt'
        $null = Invoke-NewShell @"
            `$null = Start-CILocalService
            `$null = Start-Transcript -Path '$transcript'
            `$VerbosePreference = 'Continue'
            `$pool = New-CIIdentityPool 'transcript' -CognitoIdentityProvider 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:1example23456789'
            `$pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn 'arn:aws:iam::123456789012:role/users'
            `$login = New-CILocalLogin 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI' ada -IdentityPoolId `$pool
            `$credential = Get-CICredential `$pool -Login `$login
            `$login, `$credential, (Get-CIOpenIdToken `$credential -Login `$login) | Out-Host
            `$credential | Export-CICredential -To Environment
            `$null = Stop-Transcript
            [IO.File]::WriteAllLines('$known', [string[]] @(`$credential.SecretKey, `$credential.SessionToken, `$login.Token))
"@

        $text = Get-Content $transcript -Raw
        $text | Should -Match 'GetCredentialsForIdentity in us-east-1'
        $text | Should -Match 'AccessKeyId'
        Test-Secret $text (Get-Content $known) | Should -BeFalse
    }
}
