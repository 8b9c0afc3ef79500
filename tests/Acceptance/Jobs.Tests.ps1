# The module in jobs, threads, parallel loops and other processes of a script. They do not know this session's local service, so they
# get its address.

Describe 'In the background' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $before = Enter-AcceptanceTest
        $pool = New-TestPool 'background'
        $endpoint = "$((Get-CILocalService).EndpointUrl)"
    }

    AfterAll {
        Exit-AcceptanceTest $before
    }

    It 'Start-Job gives objects that the next cmdlet takes' {
        $job = Start-Job -ArgumentList $pool.IdentityPoolId, $endpoint -ScriptBlock {
            param($id, $endpoint)
            Import-Module CognitoIdentity
            Get-CIIdentityPool $id -EndpointUrl $endpoint -AccessKey AKJOB -SecretKey secret
        }
        $fromJob = $job | Receive-Job -Wait -AutoRemoveJob

        $fromJob.IdentityPoolName | Should -Be 'background'
        ($fromJob | Get-CIIdentityPool).IdentityPoolId | Should -Be $pool.IdentityPoolId
    }

    It 'Start-Job gives credentials that are whole' {
        $job = Start-Job -ArgumentList $pool.IdentityPoolId, $endpoint -ScriptBlock {
            param($id, $endpoint)
            Get-CICredential $id -EndpointUrl $endpoint
        }
        $credential = $job | Receive-Job -Wait -AutoRemoveJob

        $credential | Should -BeOfType 'CognitoIdentity.IdentityCredential'
        (Get-CIIdentity -IdentityId $credential.IdentityId -Credential $credential).IdentityId | Should -Be $credential.IdentityId
        (Get-CILocalService).RequestLog[-1].AccessKey | Should -Be $credential.AccessKeyId
    }

    It 'Start-Job takes credentials that are whole, whenever it loads the module' {
        $credential = Get-CICredential $pool
        $result = Start-Job -ScriptBlock {
            $credential = $using:credential
            $before = $credential.SecureSecretKey.Length, $credential.SecureSessionToken.Length
            Import-Module CognitoIdentity
            $null = $credential | Get-CIIdentity -EndpointUrl $using:endpoint
            @($before) + $credential.AccessKey, $credential.SecretKey, $credential.SessionToken
        } | Receive-Job -Wait -AutoRemoveJob

        $result | Should -BeExactly $credential.SecretKey.Length, $credential.SessionToken.Length, $credential.AccessKeyId, $credential.SecretKey, $credential.SessionToken
        (Get-CILocalService).RequestLog[-1].AccessKey | Should -Be $credential.AccessKeyId
    }

    It 'threads read the secrets of a credential by name without the module (not in Windows PowerShell, which has no such threads)' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $credential = Get-CICredential $pool
        $fromThread = Start-ThreadJob { $given = $using:credential; "$($given.AccessKey) $($given.SecretKey) $($given.SessionToken)" } | Receive-Job -Wait -AutoRemoveJob
        $fromParallel = 1 | ForEach-Object -Parallel { $given = $using:credential; "$($given.AccessKey) $($given.SecretKey) $($given.SessionToken)"; ($given | Select-Object *).PSObject.Properties.Name -join ' ' }

        $fromThread | Should -BeExactly "$($credential.AccessKeyId) $($credential.SecretKey) $($credential.SessionToken)"
        $fromParallel[0] | Should -BeExactly $fromThread
        $fromParallel[1] | Should -Not -Match '\b(SecretKey|SessionToken)\b'
    }

    It 'Start-ThreadJob works (not in Windows PowerShell, which has none)' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $jobs = 1..4 | ForEach-Object {
            Start-ThreadJob -ArgumentList $pool.IdentityPoolId, $endpoint -ScriptBlock {
                param($id, $endpoint)
                Get-CIIdentityPool $id -EndpointUrl $endpoint -AccessKey AKJOB -SecretKey secret
            }
        }

        ($jobs | Receive-Job -Wait -AutoRemoveJob).IdentityPoolName | Should -Be 'background', 'background', 'background', 'background'
    }

    It 'ForEach-Object -Parallel works (not in Windows PowerShell, which has none)' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $address = $endpoint
        $made = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
            New-CIIdentityPool "parallel-$_" -Region us-east-1 -EndpointUrl $using:address -AccessKey AKJOB -SecretKey secret
        }

        ($made.IdentityPoolName | Sort-Object) -join ' ' | Should -Be 'parallel-1 parallel-2 parallel-3 parallel-4 parallel-5 parallel-6 parallel-7 parallel-8'
        @(Get-CIIdentityPool -Region us-east-1 -Name 'parallel-*').Count | Should -Be 8
    }

    It 'ForEach-Object -Parallel and Start-ThreadJob refuse to call AWS while this process has a local service (not in Windows PowerShell, which has neither)' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $call = { try { Get-CIIdentityPool -Region us-east-1 -AccessKey AKJOB -SecretKey secret } catch { "$($_.FullyQualifiedErrorId) $($_.ErrorDetails.RecommendedAction)" } }
        $answers = @(1 | ForEach-Object -Parallel $call) + @(Start-ThreadJob $call | Receive-Job -Wait -AutoRemoveJob)

        $answers.Count | Should -Be 2
        $answers | Should -BeLike "LocalServiceElsewhere,*-EndpointUrl $endpoint*"
    }

    It 'Start-Job calls the local service whose address is in the environment' {
        $env:AWS_ENDPOINT_URL_COGNITO_IDENTITY = $endpoint
        try {
            $name = Start-Job -ArgumentList $pool.IdentityPoolId { (Get-CIIdentityPool $args[0] -AccessKey AKJOB -SecretKey secret).Name } | Receive-Job -Wait -AutoRemoveJob
            $name | Should -Be 'background'
        }
        finally {
            Remove-Item Env:AWS_ENDPOINT_URL_COGNITO_IDENTITY
        }
    }

    It 'sessions share the credentials that are kept (not in Windows PowerShell, which has no ForEach-Object -Parallel)' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $id = $pool.IdentityPoolId
        $address = $endpoint
        $keys = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel { (Get-CICredential $using:id -EndpointUrl $using:address).AccessKeyId }

        @($keys | Sort-Object -Unique).Count | Should -Be 1
    }

    It 'a process that this one starts signs with the keys that were exported to the environment' {
        $service = Start-CILocalService -AccessKey AKOWNER -SecretKey owners-secret
        try {
            $guests = New-CIIdentityPool 'guests' -AllowUnauthenticatedIdentity $true
            $guests | Set-CIIdentityPoolRole -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guest
            $call = "try { (Get-CIIdentityPool -Region us-east-1 -EndpointUrl $($service.EndpointUrl)).Name } catch { `$_.FullyQualifiedErrorId }"

            Invoke-NewShell $call | Should -BeLike 'CredentialsMissing,*'
            $guests | Get-CICredential | Export-CICredential -To Environment
            Invoke-NewShell $call | Should -Be 'guests'
        }
        finally {
            Get-ChildItem Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY, Env:AWS_SESSION_TOKEN, Env:AWS_CREDENTIAL_EXPIRATION -ErrorAction Ignore | Remove-Item
            $service | Stop-CILocalService
        }
    }
}
