# Runs the scripts of the documentation: the examples of the help pages, the about topics, the README and the samples.
#
# With UPDATE_EXAMPLES=1 in the environment, the examples' output is written into the pages instead of compared.

BeforeDiscovery {
    . "$PSScriptRoot/Documentation/Pages.ps1"

    $isOld = $PSVersionTable.PSVersion.Major -lt 7
    $docs = "$PSScriptRoot/../../docs/en-US"
    $pages = Get-ChildItem "$docs/*-CI*.md" | ForEach-Object { @{ Name = $_.BaseName; Path = $_.FullName } }

    # What the reader of a topic has already, and the expected errors of its scripts (Fails), as 'target: id'.
    # about_CognitoIdentity_Automation is in Automation.Tests.ps1.
    $needs = @{
        about_CognitoIdentity_Authentication = @{
            Has = {
                Update-CIIdentityPool us-east-1:0a1b2c3d-1111-4222-8333-444455556666 -AllowClassicFlow $true `
                    -OpenIdConnectProviderArn arn:aws:iam::123456789012:oidc-provider/login.example.com
                function Get-UserPoolToken {
                    (New-CILocalLogin cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI ada -ClientId 1example23456789).Token
                }
                function Get-MyToken { (New-CILocalLogin login.example.com ada -ClientId app).Token }
            }
        }
        about_CognitoIdentity_Errors         = @{
            Has   = { Set-Content ids.txt us-east-1:0a1b2c3d-1111-4222-8333-444455556666, us-east-1:00000000-0000-0000-0000-000000000000 }
            Fails = 'us-east-1:00000000-0000-0000-0000-000000000000: ResourceNotFound'
        }
        about_CognitoIdentity_Migration      = @{
            Has = {
                function Get-UserPoolToken {
                    (New-CILocalLogin cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI ada -ClientId 1example23456789).Token
                }
            }
        }
    }
    $topics = Get-ChildItem "$docs/about_*.md" | Where-Object { $_.BaseName -ne 'about_CognitoIdentity_Automation' -and (Read-Page $_.FullName) } | ForEach-Object {
        @{ Name = $_.BaseName; Path = $_.FullName; Has = "$($needs[$_.BaseName].Has)"; Fails = @($needs[$_.BaseName].Fails) -ne $null }
    }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/Documentation/Pages.ps1"
    $root = (Resolve-Path "$PSScriptRoot/../..").ProviderPath
}

Describe 'What a reader can run (not in Windows PowerShell, which shows errors in another way)' -Skip:$isOld {
    BeforeAll {
        $before = Enter-AcceptanceTest
        Stop-CILocalService
        . "$PSScriptRoot/Documentation/Sessions.ps1"
        $session = Open-World
        Close-Session $session
    }

    AfterEach {
        Close-Session $session
    }

    AfterAll {
        Exit-AcceptanceTest $before
    }

    It 'the examples of <Name> show what the page says, each after Start-CILocalService alone' -ForEach $pages {
        $changes = @()
        $example = ''
        foreach ($step in Read-Page $Path | Where-Object Runs) {
            if ($step.Section -ne $example) {
                if ($example) {
                    Close-Session $session
                }

                $session = if ($Name -like '*-CILocalService') { Open-EmptyWorld } else { Open-World }
                $example = $step.Section
            }

            if (-not $step.Output) {
                $null = Invoke-InSession $session $step.Script
                continue
            }

            $shown = Show-InSession $session $step.Script
            if ($env:UPDATE_EXAMPLES -ne '1') {
                Get-Shape $shown | Should -BeExactly (Get-Shape $step.Output.Value) -Because "it is what this shows: $($step.Script)"
            }
            elseif ((Get-Shape $shown) -cne (Get-Shape $step.Output.Value)) {
                $changes += @{ Output = $step.Output; Shown = $shown }
            }
        }

        if ($changes) {
            Update-Page $Path $changes
        }
    }

    It 'the scripts of <Name> work' -ForEach $topics {
        $session = Open-World
        $null = Invoke-InSession $session $Has
        $failed = foreach ($step in Read-Page $Path | Where-Object Runs) {
            (Get-Outcome $session $step.Script).Errors | ForEach-Object { "$($_.TargetObject): $($_.FullyQualifiedErrorId.Split(',')[0])" }
        }

        $failed -join "`n" | Should -Be ($Fails -join "`n")
    }

    It 'the scripts of the README show what it says' {
        $session = Open-Session
        $null = Invoke-InSession $session @'
            $providerArn = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'
            $roleArn = 'arn:aws:iam::123456789012:role/jobs'
'@
        $steps = @(Read-Page "$root/README.md" | Where-Object Runs)

        @($steps | Where-Object Output).Count | Should -BeGreaterThan 1
        foreach ($step in $steps) {
            if (-not $step.Output) {
                $null = Invoke-InSession $session $step.Script
                continue
            }

            Get-Shape (Show-InSession $session $step.Script) | Should -BeExactly (Get-Shape $step.Output.Value) -Because "it is what this shows: $($step.Script)"
        }
    }

    It 'the sample quickstart.ps1 shows what it says, and leaves nothing behind' {
        $session = Open-Session
        $shown = Show-InSession $session "& '$root/samples/quickstart.ps1'"

        $shown | Should -Match 'Finding : GuestRoleMissing \(Error\)'
        $shown | Should -Match 'SecretKey +: \*\*\*'
        $shown | Should -Match 'What if: Performing the operation "Export credential" on target "AWS_ACCESS_KEY_ID, '
        $shown | Should -Match 'Token expired: \d+'
        $shown | Should -Match 'Name +: shop-eu'
        $shown | Should -Match "found:  shop-eu\n  failed: IdentityPool 'us-east-1:00000000-0000-0000-0000-000000000000' not found\.\n--- Stop the service"
        Invoke-InSession $session '@(Get-CILocalService).Count' | Should -Be 0
    }

    It 'the sample tour.ps1 comes to its end, and leaves nothing behind' {
        $session = Open-Session
        $shown = Show-InSession $session "& '$root/samples/tour.ps1'"

        $shown | Should -Match 'removed \d+ identities; left: 0\n--- And the pool itself\.'
        Invoke-InSession $session '@(Get-CILocalService).Count' | Should -Be 0
        Invoke-InSession $session '$Error.FullyQualifiedErrorId' | Should -BeLike 'InvalidIdentityPoolConfiguration,*' -Because 'a pool that gives no credentials is shown'
    }

    It 'the sample credential-process.ps1 writes the document for the user of a token, and nothing else' {
        $session = Open-World
        $env:AWS_ENDPOINT_URL = Invoke-InSession $session '"$((Get-CILocalService).EndpointUrl)"'
        $null = Invoke-InSession $session @'
            $userPool = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
            Set-Content token.txt (New-CILocalLogin $userPool ada -ClientId 1example23456789).Token
'@
        $arguments = "-ProviderName cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI -TokenPath '$($session.Folder)/token.txt'"
        $document = Invoke-NewShell "& '$root/samples/credential-process.ps1' -IdentityPoolId us-east-1:0a1b2c3d-1111-4222-8333-444455556666 $arguments"

        $document | Should -MatchExactly '^\{"Version":1,"AccessKeyId":"ASIA[^"]+","SecretAccessKey":"[^"]+","SessionToken":"[^"]+","Expiration":"[^"]+Z"\}$'
        $keys = $document | ConvertFrom-Json
        $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_SESSION_TOKEN = $keys.AccessKeyId, $keys.SecretAccessKey, $keys.SessionToken
        Invoke-InSession $session '(Get-CIIdentity -IdentityId us-east-1:0a1b2c3d-aaaa-4222-8333-444455556666).IdentityId; (Get-CILocalService).RequestLog[-1].AccessKey' |
            Should -Be 'us-east-1:0a1b2c3d-aaaa-4222-8333-444455556666', $keys.AccessKeyId
    }

    It 'the sample credential-process.ps1 fails with an exit code, and without a document' {
        $session = Open-World
        $env:AWS_ENDPOINT_URL = Invoke-InSession $session '"$((Get-CILocalService).EndpointUrl)"'
        $document = Invoke-NewShell "& '$root/samples/credential-process.ps1' -IdentityPoolId us-east-1:00000000-0000-0000-0000-000000000000" -AllowFailure 2>$null

        $LASTEXITCODE | Should -Be 1
        $document | Should -BeNullOrEmpty
    }
}

Describe 'A script of the documentation' {
    It 'is one that runs, but for those that need the Gallery' {
        $paths = @(Get-ChildItem "$root/docs/en-US/*.md") + @(Get-Item "$root/README.md")
        $steps = @($paths | ForEach-Object { Read-Page $_.FullName })

        $steps.Count | Should -BeGreaterThan 100
        ($steps | Where-Object Runs -EQ $false).Script | Should -Match '\A(Install-PSResource .*\s*|Get-Help .*\s*)+\z'
    }

    It 'is marked powershell' {
        $others = Get-ChildItem "$root/docs/en-US/*.md" | ForEach-Object {
            $prose = [IO.File]::ReadAllText($_.FullName) -replace '(?ms)^```(powershell( no-run)?|output)\n.*?^```$'
            [regex]::Matches($prose, '(?m)^( {4}|\t).*?[A-Z][a-z]+-CI[A-Z].*$') | ForEach-Object Value
        }

        $others | Should -BeNullOrEmpty
    }
}

Describe 'The shape of shown text' {
    It 'hides what differs from run to run, and nothing else' {
        $shown = @'

Endpoint : http://127.0.0.1:41234/    Id : us-east-1:01234567-89ab-cdef-0123-456789abcdef
--------
Expires  : 11/23/2026 6:12:52 PM, or 2026-11-23T18:12:52.123Z, after 12.5 ms
Token    : eyJhbGciOi.eyJpc3Mi.c2ln of ASIA0123456789ABCDEF
Pool     : us-east-1:0a1b2c3d-1111-4222-8333-444455556666
'@

        Get-Shape $shown | Should -BeExactly (@(
                'Endpoint : http://127.0.0.1:PORT/ Id : us-east-1:GUID'
                '---'
                'Expires : MONTH/DAY/YEAR TIME, or DATETTIME, after DURATION'
                'Token : TOKEN of KEY'
                'Pool : us-east-1:0a1b2c3d-1111-4222-8333-444455556666'
            ) -join ' ')
    }
}
