# Runs action.yml as the runner of GitHub Actions does.

Describe 'The action for GitHub' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        . "$PSScriptRoot/Runners.ps1"
        $before = Enter-AcceptanceTest
        $manifest = "$((Get-Module CognitoIdentity).ModuleBase)/CognitoIdentity.psd1"
        $provider = 'token.actions.githubusercontent.com'
        $role = 'arn:aws:iam::123456789012:role/jobs'
        $warning = '::warning title=AWS credentials::'
        $prefix = '::error title=AWS credentials::'
        $action = Get-GitHubStep
        $sharedAgent = Start-Agent
        $tokens = Start-TokenEndpoint
        $tokens.Expected = 'GET /token?api-version=2.0&audience=sts.amazonaws.com bearer of-the-job'

        # The environment of a step in a job that may request a token.
        function New-Job {
            $job = @{
                GITHUB_ACTIONS                 = 'true'
                GITHUB_ENV                     = Join-Path $TestDrive "$([Guid]::NewGuid()).env"
                GITHUB_OUTPUT                  = Join-Path $TestDrive "$([Guid]::NewGuid()).output"
                ACTIONS_ID_TOKEN_REQUEST_URL   = "$($tokens.Url)/token?api-version=2.0"
                ACTIONS_ID_TOKEN_REQUEST_TOKEN = 'of-the-job'
                AWS_ENDPOINT_URL               = "$((Get-CILocalService).EndpointUrl)"
            }
            [IO.File]::WriteAllText($job.GITHUB_ENV, '')
            [IO.File]::WriteAllText($job.GITHUB_OUTPUT, '')
            $job
        }

        # Runs the step, and reads what it passes to later steps.
        function Invoke-Action([hashtable] $Given, [Diagnostics.Process] $Agent = $sharedAgent) {
            $inputs = @{ 'module-path' = $manifest }
            foreach ($name in $Given.Keys) { $inputs[$name] = $Given[$name] }
            $environment = $job + (Get-StepEnvironment $action $inputs)
            $step = Invoke-StepScript $action.Script $environment $Agent
            $step | Add-Member -PassThru -NotePropertyMembers @{
                Variables = Read-RunnerFile $job.GITHUB_ENV
                Outputs   = Read-RunnerFile $job.GITHUB_OUTPUT
            }
        }

        # Runs the step, which must fail and pass nothing to later steps. Returns its commands.
        function Invoke-FailingAction([hashtable] $Given, [Diagnostics.Process] $Agent = $sharedAgent) {
            $step = Invoke-Action $Given $Agent
            $step.ExitCode | Should -Be 1 -Because "$($step.Log)"
            $step.Variables.Count + $step.Outputs.Count | Should -Be 0
            Find-Secret $step.Log $jobToken, $job.ACTIONS_ID_TOKEN_REQUEST_TOKEN | Should -BeNullOrEmpty
            $step.Commands
        }
    }

    BeforeEach {
        $subject = 'repo:acme/site:ref:refs/heads/main'
        $pool = New-CIIdentityPool jobs -OpenIdConnectProviderArn "arn:aws:iam::123456789012:oidc-provider/$provider"
        $rule = New-CIRoleMappingRule sub Equals $subject $role
        $pool | Set-CIIdentityPoolRole -RoleMapping @{ $provider = $rule | New-CIRoleMapping -AmbiguousRoleResolution Deny }
        $id = $pool.IdentityPoolId
        $jobToken = (New-CILocalLogin $provider $subject -ClientId sts.amazonaws.com).Token
        $job = New-Job
        $tokens.Requests.Clear()
        $tokens.Answers = [Collections.Queue] @(, "{`"count`":1,`"value`":`"$jobToken`"}")
    }

    AfterAll {
        Stop-TokenEndpoint $tokens
        Stop-Agent $sharedAgent
        Exit-AcceptanceTest $before
    }

    It 'is one step of the shell that the job chooses' {
        $runs = (Read-Yaml 'action.yml').runs

        $runs.using | Should -Be 'composite'
        @($runs.steps).Count | Should -Be 1
        $runs.steps[0].shell | Should -Be '${{ inputs.shell }}'
    }

    It 'lets later steps work in the name of the identity of the job' {
        $step = Invoke-Action @{ 'identity-pool-id' = $id; region = 'eu-west-3' } -Agent $null

        $step.ExitCode | Should -Be 0 -Because "$($step.Log)"
        $variables = $step.Variables
        @($variables.Keys) | Should -Be 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_CREDENTIAL_EXPIRATION', 'AWS_REGION', 'AWS_DEFAULT_REGION'
        $variables.AWS_REGION, $variables.AWS_DEFAULT_REGION | Should -Be 'eu-west-3', 'eu-west-3'
        $secrets = @($jobToken, $variables.AWS_SECRET_ACCESS_KEY, $variables.AWS_SESSION_TOKEN)
        $step.Commands | Should -Be @($secrets | ForEach-Object { "::add-mask::$_" })
        Find-Secret $step.Log ($secrets + 'of-the-job') | Should -BeNullOrEmpty
        $tokens.Requests | Should -Be $tokens.Expected
        $step.Outputs['identity-id'] | Should -BeLike 'us-east-1:*'
        $step.Outputs['expiration'] | Should -Be $variables.AWS_CREDENTIAL_EXPIRATION
        @($step.Outputs.Keys) -like 'aws-*' | Should -BeNullOrEmpty

        $later = Invoke-StepScript '"logins: $((Get-CIIdentity $env:POOL).Logins)"' (@{ POOL = $id; AWS_ENDPOINT_URL = $job.AWS_ENDPOINT_URL } + $variables)
        $later.Log | Should -Contain "logins: $provider"
        (Get-CILocalService).RequestLog[-1].AccessKey | Should -Be $variables.AWS_ACCESS_KEY_ID
    }

    It 'gives credentials as outputs if the job wants that' {
        $step = Invoke-Action @{ 'identity-pool-id' = $id; 'output-credentials' = 'true' }

        $step.ExitCode | Should -Be 0 -Because "$($step.Log)"
        $step.Variables.Count | Should -Be 0
        $outputs = @{}
        foreach ($name in $action.Outputs.Keys) {
            $action.Outputs[$name].value | Should -Be "`${{ steps.credentials.outputs.$name }}"
            $outputs[$name] = $step.Outputs[$name]
        }

        $keys = @{ AccessKey = $outputs['aws-access-key-id']; SecretKey = $outputs['aws-secret-access-key']; SessionToken = $outputs['aws-session-token'] }
        (Get-CIIdentity -IdentityId $outputs['identity-id'] @keys).Logins | Should -Be $provider
        (Get-CILocalService).RequestLog[-1].AccessKey | Should -Be $keys.AccessKey
        Find-Secret $step.Log $jobToken, $keys.SecretKey, $keys.SessionToken | Should -BeNullOrEmpty
    }

    It 'takes a role by the classic flow' {
        $pool | Update-CIIdentityPool -AllowClassicFlow $true
        $pool | Set-CIIdentityPoolRole -Replace -AuthenticatedRoleArn $role

        $step = Invoke-Action @{ 'identity-pool-id' = $id; 'role-arn' = 'arn:aws:iam::123456789012:role/deploy'; 'duration-seconds' = '900' }

        $step.ExitCode | Should -Be 0 -Because "$($step.Log)"
        (Get-CILocalService).RequestLog[-3].Operation | Should -Be 'AssumeRoleWithWebIdentity'
        $step.Variables.Count | Should -Be 4
    }

    It 'warns when every repository can log in, with the line that closes the pool' {
        $pool | Set-CIIdentityPoolRole -Replace -AuthenticatedRoleArn $role

        $step = Invoke-Action @{ 'identity-pool-id' = $id }

        $step.ExitCode | Should -Be 0 -Because "$($step.Log)"
        $step.Commands[-1] | Should -BeLike "$warning*gives tokens to every repository on GitHub*Close it with: Set-CIIdentityPoolRole $id -RoleMapping @{ * -AmbiguousRoleResolution Deny }*"
        $step.Variables.Count | Should -Be 4
    }

    It 'warns when a rule lets others in' {
        $rule = New-CIRoleMappingRule sub StartsWith repo:acme $role
        $pool | Set-CIIdentityPoolRole -RoleMapping @{ $provider = $rule | New-CIRoleMapping -AmbiguousRoleResolution Deny }

        (Invoke-Action @{ 'identity-pool-id' = $id }).Commands[-1] | Should -BeLike "${warning}The rule 'sub StartsWith repo:acme: ${role}' for $provider also matches*"
    }

    It 'takes the issuer of the token as the provider if the job names none' {
        $step = Invoke-Action @{ 'identity-pool-id' = $id; 'provider-name' = '' }

        $step.ExitCode | Should -Be 0 -Because "$($step.Log)"
        $step.Log[-1] | Should -BeLike "A login at ${provider}: later steps work in the name of us-east-1:*"
    }

    It 'installs the module in its own version' {
        $step = Invoke-Action @{ 'identity-pool-id' = $id; 'module-path' = '' }

        $step.ExitCode | Should -Be 0 -Because "$($step.Log)"
        $step.Log | Should -Contain "installed CognitoIdentity $($action.Default['module-version']) from PSGallery for CurrentUser"
    }

    It 'names the permission that a job needs' {
        $job.Remove('ACTIONS_ID_TOKEN_REQUEST_URL')

        Invoke-FailingAction @{ 'identity-pool-id' = $id } -Agent $null | Should -Be (
            $prefix + 'This job may not ask for a token. Give it "permissions: { id-token: write, contents: read }"; a pull request from a fork can not have that.')
    }

    It 'asks for no token when <Wrong>' -ForEach @(
        @{ Wrong = 'the pool is missing'; Given = @{}; Message = 'No identity pool is given. Its id is REGION:GUID*' }
        @{ Wrong = 'the region is not one'; Given = @{ region = 'Paris' }; Message = "'Paris' is no AWS region, such as eu-west-1." }
        @{ Wrong = 'a duration has no role'; Given = @{ 'duration-seconds' = '900' }; Message = 'A duration is for the classic flow*' }
        @{ Wrong = 'two roles are given'; Given = @{ 'role-arn' = 'a'; 'custom-role-arn' = 'b' }; Message = 'A custom role is for the enhanced flow*' }
    ) {
        $inputs = if ($Given.Count) { $Given + @{ 'identity-pool-id' = $id } } else { @{} }

        Invoke-FailingAction $inputs | Should -BeLike ($prefix + $Message)
        $tokens.Requests.Count | Should -Be 0
    }

    It 'names what is not the id of a pool' {
        @(Invoke-FailingAction @{ 'identity-pool-id' = 'nonsense' })[-1] | Should -BeLike "${prefix}'nonsense' is not an identity pool id. An id is REGION:GUID*"
    }

    It 'asks a runner that denies the token only once' {
        $job.ACTIONS_ID_TOKEN_REQUEST_TOKEN = 'of-another-job'

        Invoke-FailingAction @{ 'identity-pool-id' = $id } | Should -Be "${prefix}The runner gives no token: it answered with HTTP 401."
        $tokens.Requests.Count | Should -Be 1
    }

    It 'asks a busy runner again' {
        $tokens.Answers = [Collections.Queue] @(503, $tokens.Answers.Peek())

        $step = Invoke-Action @{ 'identity-pool-id' = $id }

        $step.ExitCode | Should -Be 0 -Because "$($step.Log)"
        $tokens.Requests.Count | Should -Be 2
    }

    It 'obeys nothing in an answer without a token: <_>' -ForEach @(
        '{"count":0}'
        '{"value":"a.b.c\n::add-path::/tmp"}'
        '{"value":"not a token"}'
        'garbage'
    ) {
        $tokens.Answers = [Collections.Queue] @(, $_)

        Invoke-FailingAction @{ 'identity-pool-id' = $id } | Should -Be "${prefix}The runner answered without a token."
    }

    It 'says what the pool must know when it rejects the provider' {
        $pool | Update-CIIdentityPool -OpenIdConnectProviderArn @() -SupportedLoginProvider @{ 'accounts.google.com' = 'a' }

        @(Invoke-FailingAction @{ 'identity-pool-id' = $id })[-1] | Should -Be (
            "${prefix}Token is not from a supported provider of this identity pool. " +
            "The pool is not configured for token.actions.githubusercontent.com, or not for the client in the token (its claim aud, which Test-CILoginToken shows). " +
            "Get-CIIdentityPool $id shows the pool's providers and clients; its administrator can add them. " +
            'The token was issued by https://token.actions.githubusercontent.com for the audience sts.amazonaws.com, and was passed under the login key token.actions.githubusercontent.com. ' +
            'The pool must have a provider of that name, and this provider must have that audience.')
    }

    It 'says which audience the token has when the pool wants another' {
        $pool | Update-CIIdentityPool -OpenIdConnectProviderArn @() -SupportedLoginProvider @{ $provider = 'another-audience' }

        @(Invoke-FailingAction @{ 'identity-pool-id' = $id })[-1] | Should -BeLike '*for the audience sts.amazonaws.com, *and this provider must have that audience.'
    }

    It 'obeys nothing in a text that it prints: <Name>' -ForEach @(
        @{ Name = 'after a line feed'; Text = "a`n::add-path::/tmp" }
        @{ Name = 'after a carriage return'; Text = "a`r::add-path::/tmp" }
        @{ Name = 'after a line separator'; Text = "a$([char] 0x2028)::add-path::/tmp" }
        @{ Name = 'at its start'; Text = '::stop-commands::token' }
        @{ Name = 'an old command'; Text = 'a ##[set-env name=PATH]/tmp' }
        @{ Name = 'a command of Azure'; Text = '##vso[task.setvariable variable=PATH]/tmp' }
        @{ Name = 'an escape sequence'; Text = "$([char] 27)[2J" }
    ) {
        $printed = & (Get-RunnerFunction ConvertTo-Text, ConvertTo-Line) $Text

        $printed | Should -Not -Match '::|##|[\r\n\u2028]|\p{Cc}'
    }

    It 'writes commands and files in one place' {
        $lines = Get-Content "$PSScriptRoot/../../runner/credentials.ps1"

        @($lines -match 'UI\.Write').Count | Should -Be 1
        @($lines -match '^\s+Write-RunnerLine ').Count | Should -Be 2
        @($lines -match 'AppendAllText').Count | Should -Be 1
    }

    It 'would be caught if its log showed a secret' {
        Find-Secret @("before $($jobToken.Insert(300, "`n")) after") $jobToken | Should -Not -BeNullOrEmpty
        Find-Secret @('before of-the-job after') 'of-the-job' | Should -Be 'of-the-job'
        Find-Secret @($jobToken.Split('.')[0]) $jobToken | Should -BeNullOrEmpty
    }
}
