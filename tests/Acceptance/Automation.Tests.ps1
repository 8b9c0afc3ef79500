# The scripts of about_CognitoIdentity_Automation, each section in its own session, with the environment of its runner. What a section
# passes to later steps is used as a later step would use it.

BeforeDiscovery {
    $isOld = $PSVersionTable.PSVersion.Major -lt 7
}

Describe 'about_CognitoIdentity_Automation (not in Windows PowerShell, which cannot compile the screen of the sessions)' -Skip:$isOld {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        . "$PSScriptRoot/Runners.ps1"
        . "$PSScriptRoot/Documentation/Pages.ps1"
        $before = Enter-AcceptanceTest
        Stop-CILocalService
        . "$PSScriptRoot/Documentation/Sessions.ps1"

        $steps = @(Read-Page "$PSScriptRoot/../../docs/en-US/about_CognitoIdentity_Automation.md")
        $pool = 'us-east-1:0a1b2c3d-1111-4222-8333-444455556666'
        $names = 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CREDENTIAL_EXPIRATION'

        # Runs the scripts of a section, with the verbose and debug streams on. Commands has the lines that the runner removes from the log;
        # Log has the others.
        function Invoke-Section([string] $Title) {
            $outcomes = @(foreach ($step in $steps | Where-Object Section -EQ $Title) {
                    $outcome = Get-Outcome $session "`$VerbosePreference = `$DebugPreference = 'Continue'`n$($step.Script)"
                    $outcome.Errors | Where-Object { $_.FullyQualifiedErrorId -notlike 'ResourceNotFound,*' } | Should -BeNullOrEmpty
                    $outcome
                })
            $outcomes.Count | Should -BeGreaterThan 0
            $screen = $session.Screen.TakeText() -split '\r?\n'
            [pscustomobject]@{
                Output   = @($outcomes.Output | ForEach-Object { "$_" })
                Commands = @($screen | Where-Object { $_ -match '^(::|##vso\[)' })
                Log      = @($outcomes.Streams) + @($outcomes.Errors | ForEach-Object { "$_ $($_.Exception)" }) + @($screen | Where-Object { $_ -notmatch '^(::|##vso\[)' })
            }
        }

        # A token of a provider. The pool gets this provider.
        function New-JobToken([string] $Provider, [string] $Audience) {
            Invoke-InSession $session @"
                Update-CIIdentityPool $pool -OpenIdConnectProviderArn arn:aws:iam::123456789012:oidc-provider/$Provider
                (New-CILocalLogin $Provider the-job -ClientId $Audience).Token
"@
        }

        # Simulates GitHub for a job that may request a token. Returns the token.
        function Enter-GitHubJob {
            $token = New-JobToken 'token.actions.githubusercontent.com' 'sts.amazonaws.com'
            $tokens.Expected = 'GET /token?api-version=2.0&audience=sts.amazonaws.com bearer of-the-job'
            $tokens.Answers.Enqueue("{`"count`":1,`"value`":`"$token`"}")
            $env:ACTIONS_ID_TOKEN_REQUEST_URL = "$($tokens.Url)/token?api-version=2.0"
            $env:ACTIONS_ID_TOKEN_REQUEST_TOKEN = 'of-the-job'
            $env:GITHUB_ENV = Join-Path $session.Folder 'env'
            $env:GITHUB_OUTPUT = Join-Path $session.Folder 'output'
            $token
        }

        # The access key of the last call that the session's service got.
        function Get-LastCaller {
            Invoke-InSession $session '(Get-CILocalService | Where-Object IsSessionDefault).RequestLog[-1].AccessKey'
        }

        # Logs a job in, and gives the id of the error.
        function Test-Job([string] $Provider, [string] $Subject) {
            $outcome = Get-Outcome $session "`$null = Get-CICredential $pool -Login (New-CILocalLogin $Provider '$Subject' -ClientId any) -NoCache"
            $outcome.Errors | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] }
        }

        # Makes the call of a later step: it is signed with the key of the environment, and an identity of the pool has the login, if any.
        function Test-LaterStep([string] $Login) {
            "$(Invoke-InSession $session "(Get-CIIdentity $pool).Logins | Where-Object { `$_ -eq '$Login' }")" | Should -Be $Login
            $env:AWS_ACCESS_KEY_ID | Should -BeLike 'ASIA*'
            Get-LastCaller | Should -Be $env:AWS_ACCESS_KEY_ID
        }
    }

    BeforeEach {
        $session = Open-World
        $tokens = Start-TokenEndpoint
        $env:IDENTITY_POOL = $pool
    }

    AfterEach {
        Stop-TokenEndpoint $tokens
        Close-Session $session
    }

    AfterAll {
        Exit-AcceptanceTest $before
    }

    It 'has these scripts, and all of them are run here' {
        $steps.Runs | Should -Not -Contain $false
        @($steps.Section | Select-Object -Unique) | Should -Be @(
            'Beginning'
            'Without questions'
            'With errors'
            'Runbooks'
            'GitHub Actions'
            'The token of the job as a login'
            'Outputs instead of variables'
            'Azure DevOps'
            'The token of the service connection as a login'
            'For this process and what it starts'
            'In a file'
            'The AWS CLI, whenever it needs credentials'
            'Tests without AWS'
        )
    }

    It 'begins a script by the name of the module' {
        (Invoke-Section 'Beginning').Output | Should -BeNullOrEmpty
        Invoke-InSession $session '"$(Get-Module CognitoIdentity) $ErrorActionPreference"' | Should -Be 'CognitoIdentity Stop'
    }

    It 'asks nobody' {
        $step = Invoke-Section 'Without questions'

        @($step.Log | Where-Object { $_ -like 'What if*' }) | Should -Be @(
            'What if: Performing the operation "Remove identity pool, with all its identities" on target "us-east-1:0a1b2c3d-2222-4222-8333-444455556666".'
            'What if: Performing the operation "Remove identity pool, with all its identities" on target "us-east-1:0a1b2c3d-3333-4222-8333-444455556666".'
        )
        $session.Screen.Prompts.Count | Should -Be 0
        Invoke-InSession $session '(Get-CIIdentityPool -Region us-east-1).IdentityPoolName' | Should -Be 'shop-prod'
    }

    It 'tells errors apart by id' {
        $step = Invoke-Section 'With errors'

        $step.Output[0] | Should -Be 'us-east-1:00000000-0000-0000-0000-000000000000: ResourceNotFound'
        $step.Output[1] | Should -Be 'IdentityPoolIdInvalid, later: False'
        $step.Output[2] | Should -BeLike 'Find the id with Get-CIIdentityPool*'
        Invoke-InSession $session '$pools.IdentityPoolName' | Should -Be 'shop-dev-1'
    }

    It 'signs with the credential asset of a runbook' {
        # Only Azure Automation has this command.
        $null = Invoke-InSession $session @'
            function Get-AutomationPSCredential([string] $Name) {
                [pscredential]::new("AK-of-$Name", (ConvertTo-SecureString 'the/secret+access-key' -AsPlainText -Force))
            }
'@

        (Invoke-Section 'Runbooks').Output | Should -Be 'shop-prod', 'shop-dev-1', 'shop-dev-2'
        Get-LastCaller | Should -Be 'AK-of-aws'
    }

    It 'gives the pool the provider of GitHub, and lets in one repository' {
        (Invoke-Section 'GitHub Actions').Output | Should -BeNullOrEmpty
        Invoke-InSession $session '(Get-CIIdentityPool $pool).OpenIdConnectProviderArns -join " "' |
            Should -Be 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'
        Invoke-InSession $session '(Test-CIIdentityPool $pool).Id' | Should -Not -Contain 'ProviderShared'
        Invoke-InSession $session '(Test-CIIdentityPool $pool).Id' | Should -Not -Contain 'RoleMappingRuleOpen'
        Test-Job 'token.actions.githubusercontent.com' 'repo:acme/site:ref:refs/heads/main' | Should -BeNullOrEmpty
        Test-Job 'token.actions.githubusercontent.com' 'repo:acme/site-of-others:ref:refs/heads/main' | Should -Be 'NotAuthorized'
    }

    It 'gives the pool the provider of Azure DevOps, and lets in one project' {
        $provider = 'vstoken.dev.azure.com/01234567-89ab-cdef-0123-456789abcdef'

        (Invoke-Section 'Azure DevOps').Output | Should -BeNullOrEmpty
        Invoke-InSession $session '(Test-CIIdentityPool $pool).Id' | Should -Not -Contain 'ProviderShared'
        Test-Job $provider 'p://acme/web/deploy' | Should -BeNullOrEmpty
        Test-Job $provider 'p://acme/web-of-others/deploy' | Should -Be 'NotAuthorized'
    }

    It 'logs a job of GitHub Actions in, and its later steps get variables' {
        $token = Enter-GitHubJob

        $step = Invoke-Section 'The token of the job as a login'

        $variables = Read-RunnerFile $env:GITHUB_ENV
        @($variables.Keys) | Should -Be $names
        $secrets = $variables.AWS_SECRET_ACCESS_KEY, $variables.AWS_SESSION_TOKEN
        $step.Commands | Should -Be @($secrets | ForEach-Object { "::add-mask::$_" })
        $tokens.Requests.Count | Should -Be 1
        $step.Log -join "`n" | Should -Match 'GetCredentialsForIdentity in us-east-1 at http://127\.0\.0\.1:'
        Find-Secret ($step.Log + $step.Output) ($secrets + $token + 'of-the-job') | Should -BeNullOrEmpty

        $variables.Keys | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $variables[$_]) }
        Test-LaterStep 'token.actions.githubusercontent.com'
    }

    It 'gives credentials of a step of GitHub Actions as outputs' {
        $token = Enter-GitHubJob
        $null = Invoke-Section 'The token of the job as a login'

        $step = Invoke-Section 'Outputs instead of variables'

        $outputs = Read-RunnerFile $env:GITHUB_OUTPUT
        @($outputs.Keys) | Should -Be 'aws-access-key-id', 'aws-secret-access-key', 'aws-session-token', 'aws-credential-expiration'
        $secrets = $outputs['aws-secret-access-key'], $outputs['aws-session-token']
        $step.Commands | Should -Be @($secrets | ForEach-Object { "::add-mask::$_" })
        Find-Secret ($step.Log + $step.Output) ($secrets + $token + 'of-the-job') | Should -BeNullOrEmpty

        # The script requests the token again, which identifies the credentials. They are cached.
        @($outputs.Values) | Should -Be @((Read-RunnerFile $env:GITHUB_ENV).Values)
        $tokens.Requests.Count | Should -Be 2
    }

    It 'logs a pipeline of Azure DevOps in, and sets variables, of which two are secret' {
        $provider = 'vstoken.dev.azure.com/01234567-89ab-cdef-0123-456789abcdef'
        $token = New-JobToken $provider 'api://AzureADTokenExchange'
        $tokens.Expected = 'POST /oidctoken?api-version=7.1&serviceConnectionId=a-connection Bearer of-the-job'
        $tokens.Answers.Enqueue("{`"oidcToken`":`"$token`"}")
        $env:TF_BUILD = 'True'
        $env:SYSTEM_OIDCREQUESTURI = "$($tokens.Url)/oidctoken"
        $env:SYSTEM_ACCESSTOKEN = 'of-the-job'
        $env:CONNECTION = 'a-connection'
        $env:PROVIDER = $provider

        $step = Invoke-Section 'The token of the service connection as a login'

        $set = @($step.Commands | ForEach-Object { , ($_ -split '\]', 2) })
        @($set | ForEach-Object { $_[0] }) | Should -Be @(
            '##vso[task.setvariable variable=AWS_ACCESS_KEY_ID'
            '##vso[task.setvariable variable=AWS_SECRET_ACCESS_KEY;issecret=true'
            '##vso[task.setvariable variable=AWS_SESSION_TOKEN;issecret=true'
            '##vso[task.setvariable variable=AWS_CREDENTIAL_EXPIRATION'
        )
        Find-Secret ($step.Log + $step.Output) $set[1][1], $set[2][1], $token, 'of-the-job' | Should -BeNullOrEmpty

        $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_SESSION_TOKEN = $set[0..2] | ForEach-Object { $_[1] }
        Test-LaterStep $provider
    }

    It 'works in the name of the identity in this process' {
        $step = Invoke-Section 'For this process and what it starts'

        $step.Output | Should -BeNullOrEmpty
        Find-Secret $step.Log $env:AWS_SECRET_ACCESS_KEY, $env:AWS_SESSION_TOKEN | Should -BeNullOrEmpty
        Test-LaterStep
    }

    It 'writes files that other programs read' {
        $step = Invoke-Section 'In a file'

        $variables = Read-RunnerFile (Join-Path $session.Folder 'aws.env')
        @($variables.Keys) | Should -Be $names
        $key, $secret, $token = $variables[$names[0..2]]
        @(Get-Content (Join-Path $session.Folder 'aws') | Where-Object { $_ }) |
            Should -Be '[shop]', "aws_access_key_id = $key", "aws_secret_access_key = $secret", "aws_session_token = $token"
        Find-Secret ($step.Log + $step.Output) $secret, $token | Should -BeNullOrEmpty
    }

    It 'writes the document of a credential process, and nothing else' {
        $step = Invoke-Section 'The AWS CLI, whenever it needs credentials'

        $step.Output.Count | Should -Be 1
        $step.Output[0] | Should -MatchExactly '^\{"Version":1,"AccessKeyId":"ASIA[^"]+","SecretAccessKey":"[^"]+","SessionToken":"[^"]+","Expiration":"[^"]+Z"\}$'
        $document = $step.Output[0] | ConvertFrom-Json
        Find-Secret $step.Log $document.SecretAccessKey, $document.SessionToken | Should -BeNullOrEmpty
    }

    It 'tests without AWS, and stops the service' {
        (Invoke-Section 'Tests without AWS').Output | Should -Be 'Enhanced after 5 calls'
        Invoke-InSession $session '@(Get-CILocalService).Count' | Should -Be 1
    }
}
