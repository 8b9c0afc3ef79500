# Runs azure/credentials.yml as the agent of Azure DevOps does.

Describe 'The template for Azure DevOps' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        . "$PSScriptRoot/Runners.ps1"
        $before = Enter-AcceptanceTest
        $manifest = "$((Get-Module CognitoIdentity).ModuleBase)/CognitoIdentity.psd1"
        $provider = 'vstoken.dev.azure.com/01234567-89ab-cdef-0123-456789abcdef'
        $prefix = '##vso[task.logissue type=error]'
        $template = Get-AzureStep
        $sharedAgent = Start-Agent
        $tokens = Start-TokenEndpoint

        function Invoke-Template([hashtable] $Given, [Diagnostics.Process] $Agent = $sharedAgent) {
            $inputs = @{ identityPoolId = $id; modulePath = $manifest }
            foreach ($name in $Given.Keys) { $inputs[$name] = $Given[$name] }
            Invoke-StepScript $template.Script ($job + (Get-StepEnvironment $template $inputs)) $Agent
        }

        # Runs the step, which must fail and set nothing. Returns its commands.
        function Invoke-FailingTemplate([hashtable] $Given, [Diagnostics.Process] $Agent = $sharedAgent) {
            $step = Invoke-Template $Given $Agent
            $step.ExitCode | Should -Be 1 -Because "$($step.Log)"
            $step.Commands -like '*task.setvariable*' | Should -BeNullOrEmpty
            Find-Secret $step.Log $jobToken, 'of-the-job', 'of-another-job' | Should -BeNullOrEmpty
            $step.Commands
        }
    }

    BeforeEach {
        $subject = 'p://acme/web/deploy'
        $pool = New-CIIdentityPool jobs -OpenIdConnectProviderArn "arn:aws:iam::123456789012:oidc-provider/$provider"
        $rule = New-CIRoleMappingRule sub Equals $subject arn:aws:iam::123456789012:role/jobs
        $pool | Set-CIIdentityPoolRole -RoleMapping @{ $provider = $rule | New-CIRoleMapping -AmbiguousRoleResolution Deny }
        $id = $pool.IdentityPoolId
        $jobToken = (New-CILocalLogin $provider $subject -ClientId 'api://AzureADTokenExchange').Token
        $job = @{
            TF_BUILD              = 'True'
            SYSTEM_OIDCREQUESTURI = "$($tokens.Url)/oidctoken"
            AWS_ENDPOINT_URL      = "$((Get-CILocalService).EndpointUrl)"
        }
        $tokens.Expected = 'POST /oidctoken?api-version=7.1 Bearer of-the-job'
        $tokens.Requests.Clear()
        $tokens.Answers = [Collections.Queue] @(, "{`"oidcToken`":`"$jobToken`"}")
    }

    AfterAll {
        Stop-TokenEndpoint $tokens
        Stop-Agent $sharedAgent
        Exit-AcceptanceTest $before
    }

    It 'is one step of PowerShell, with the module got as the action gets it' {
        $steps = @((Read-Yaml 'azure/credentials.yml').steps)
        $steps.Count | Should -Be 1
        $steps[0].task, $steps[0].inputs.targetType, $steps[0].inputs.pwsh | Should -Be 'PowerShell@2', 'inline', '${{ parameters.pwsh }}'

        $call = '(?s)& "\$\(.*'
        $template.Script -replace $call | Should -Be ((Get-GitHubStep).Script -replace $call)
        $template.Script | Should -Match $call
    }

    It 'lets later steps work in the name of the identity of <Whose>' -ForEach @(
        @{ Whose = 'the pipeline'; Connection = ''; Query = '' }
        @{ Whose = 'a service connection'; Connection = '0f0e0d0c-1111-4222-8333-444455556666'; Query = '&serviceConnectionId=0f0e0d0c-1111-4222-8333-444455556666' }
    ) {
        $tokens.Expected = "POST /oidctoken?api-version=7.1$Query Bearer of-the-job"

        $step = Invoke-Template @{ serviceConnectionId = $Connection; region = 'eu-west-3' } -Agent $null

        $step.ExitCode | Should -Be 0 -Because "$($step.Log)"
        $step.Commands -replace '\].*', ']' | Should -Be @(
            '##vso[task.setsecret]'
            '##vso[task.setvariable variable=AWS_ACCESS_KEY_ID]'
            '##vso[task.setvariable variable=AWS_SECRET_ACCESS_KEY;issecret=true]'
            '##vso[task.setvariable variable=AWS_SESSION_TOKEN;issecret=true]'
            '##vso[task.setvariable variable=AWS_CREDENTIAL_EXPIRATION]'
            '##vso[task.setvariable variable=AWS_REGION]'
            '##vso[task.setvariable variable=AWS_DEFAULT_REGION]'
        )
        $token, $accessKey, $secretKey, $sessionToken, $null, $regions = $step.Commands -replace '^.*?\]'
        $token | Should -Be $jobToken
        $regions | Should -Be 'eu-west-3', 'eu-west-3'
        Find-Secret $step.Log $jobToken, $secretKey, $sessionToken, 'of-the-job' | Should -BeNullOrEmpty

        $later = Invoke-StepScript '"logins: $((Get-CIIdentity $env:POOL).Logins)"' @{
            POOL                  = $id
            AWS_ENDPOINT_URL      = $job.AWS_ENDPOINT_URL
            AWS_ACCESS_KEY_ID     = $accessKey
            AWS_SECRET_ACCESS_KEY = $secretKey
            AWS_SESSION_TOKEN     = $sessionToken
        }
        $later.Log | Should -Contain "logins: $provider"
        (Get-CILocalService).RequestLog[-1].AccessKey | Should -Be $accessKey
    }

    It 'warns when every pipeline of the organization can log in' {
        $pool | Set-CIIdentityPoolRole -Replace -AuthenticatedRoleArn arn:aws:iam::123456789012:role/jobs

        $step = Invoke-Template @{}

        $step.ExitCode | Should -Be 0 -Because "$($step.Log)"
        $step.Commands[-1] | Should -BeLike "##vso``[task.logissue type=warning``]$provider gives tokens to every pipeline of the Azure DevOps organization*"
    }

    It 'installs the module in its own version' {
        $step = Invoke-Template @{ modulePath = '' }

        $step.ExitCode | Should -Be 0 -Because "$($step.Log)"
        $step.Log | Should -Contain "installed CognitoIdentity $($template.Default['moduleVersion']) from PSGallery for CurrentUser"
    }

    It 'says that the token of the pipeline was not handed over' {
        Invoke-FailingTemplate @{ 'System.AccessToken' = '' } -Agent $null | Should -Be (
            $prefix + 'This step may not ask for a token. Give it "env: { SYSTEM_ACCESSTOKEN: $(System.AccessToken) }".')
    }

    It 'says that the agent gives no token' {
        $commands = Invoke-FailingTemplate @{ 'System.AccessToken' = 'of-another-job' }

        @($commands).Count | Should -Be 1
        $commands | Should -Match ('^' + [regex]::Escape($prefix) + 'The runner gives no token: .*401')
        $tokens.Requests.Count | Should -Be 1
    }

    It 'says that the pool does not know the provider' {
        $pool | Update-CIIdentityPool -OpenIdConnectProviderArn @() -SupportedLoginProvider @{ 'accounts.google.com' = 'a' }

        @(Invoke-FailingTemplate @{})[-1] | Should -Match ('^' + [regex]::Escape($prefix) + 'Token is not from a supported provider of this identity pool\. ')
    }

    It 'says what to use elsewhere' {
        $job.Remove('TF_BUILD')

        Invoke-FailingTemplate @{} | Should -Match 'Get-CICredential and Export-CICredential'
    }
}
