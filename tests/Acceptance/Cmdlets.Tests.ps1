# Every cmdlet at least once, as its user would call it.

BeforeDiscovery {
    $cmdlets = Get-ChildItem "$PSScriptRoot/../../docs/en-US/*-CI*.md" | ForEach-Object { $_.BaseName }
}

Describe 'The cmdlets' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $before = Enter-AcceptanceTest
        $userPool = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
        $client = '1example23456789'
        $role = 'arn:aws:iam::123456789012:role'
        $noPool = 'us-east-1:00000000-0000-0000-0000-000000000000'
    }

    AfterAll {
        Exit-AcceptanceTest $before
    }

    It '<_> is exported' -ForEach $cmdlets {
        (Get-Command $_ -Module CognitoIdentity).CommandType | Should -Be 'Cmdlet'
    }

    It 'are all that the module exports' {
        @(Get-Command -Module CognitoIdentity).Count | Should -Be @(Get-ChildItem "$PSScriptRoot/../../docs/en-US/*-CI*.md").Count
    }

    Context 'for identity pools' {
        It 'New-CIIdentityPool makes one' {
            $pool = New-CIIdentityPool 'made' -AllowUnauthenticatedIdentity $true -Tag @{ env = 'test' }

            $pool | Should -BeOfType 'CognitoIdentity.IdentityPool'
            $pool.IdentityPoolId | Should -Match '^us-east-1:[0-9a-f-]{36}$'
            $pool.IdentityPoolTags['env'] | Should -Be 'test'
        }

        It 'Get-CIIdentityPool finds one by its id, its name, and among all' {
            $pool = New-TestPool 'found'

            (Get-CIIdentityPool $pool.IdentityPoolId).IdentityPoolName | Should -Be 'found'
            (Get-CIIdentityPool -Name 'fou*').IdentityPoolId | Should -Be $pool.IdentityPoolId
            (Get-CIIdentityPool).IdentityPoolId | Should -Contain $pool.IdentityPoolId
            (Get-CIIdentityPool -Name 'found' -Detailed).DeveloperProviderName | Should -Be 'login.acceptance'
        }

        It 'Update-CIIdentityPool keeps what it does not mention' {
            $pool = New-TestPool 'changed'
            $after = $pool | Update-CIIdentityPool -AllowUnauthenticatedIdentity $false -PassThru

            $after.AllowUnauthenticatedIdentities | Should -BeFalse
            $after.DeveloperProviderName | Should -Be 'login.acceptance'
            $after.IdentityPoolTags['env'] | Should -Be 'test'
        }

        It 'Test-CIIdentityPool says what is wrong with one' {
            $findings = New-CIIdentityPool 'wrong' -AllowUnauthenticatedIdentity $true | Test-CIIdentityPool

            $findings.Id | Should -Contain 'GuestRoleMissing'
            $findings.Severity | Should -Contain 'Error'
            $findings[0].Remedy | Should -Not -BeNullOrEmpty
        }

        It 'Remove-CIIdentityPool removes it, and WhatIf does not' {
            $pool = New-TestPool 'removed'

            $pool | Remove-CIIdentityPool -WhatIf
            Get-CIIdentityPool $pool.IdentityPoolId | Should -Not -BeNullOrEmpty
            $pool | Remove-CIIdentityPool -Force
            { Get-CIIdentityPool $pool.IdentityPoolId -ErrorAction Stop } | Should -Throw -ErrorId 'ResourceNotFound,*'
        }

        It 'Add-, Get- and Remove-CIResourceTag tag one' {
            $pool = New-TestPool 'tagged'

            $pool | Add-CIResourceTag -Tag @{ stage = '1'; team = 'a' }
            @($pool | Get-CIResourceTag).Count | Should -Be 3
            $pool | Get-CIResourceTag | Where-Object Key -EQ 'team' | Remove-CIResourceTag -Force
            ($pool | Get-CIResourceTag | Sort-Object Key).Key | Should -Be 'env', 'stage'
        }
    }

    Context 'for roles and principal tags' {
        It 'Set- and Get-CIIdentityPoolRole set roles, and New-CIRoleMapping with New-CIRoleMappingRule maps claims to them' {
            $pool = New-TestPool 'roles'
            $mapping = New-CIRoleMappingRule -Claim 'custom:team' -MatchType Equals -Value 'admins' -RoleArn "$role/admins" |
                New-CIRoleMapping -AmbiguousRoleResolution AuthenticatedRole
            $pool | Set-CIIdentityPoolRole -RoleMapping @{ "${userPool}:$client" = $mapping }

            $roles = $pool | Get-CIIdentityPoolRole
            $roles.Roles['authenticated'] | Should -Be "$role/users"
            $roles.RoleMappings["${userPool}:$client"].RulesConfiguration.Rules[0].RoleARN | Should -Be "$role/admins"
        }

        It 'Remove-CIIdentityPoolRole removes one of two' {
            $pool = New-TestPool 'role removed'
            $pool | Remove-CIIdentityPoolRole -RoleType unauthenticated -Force

            @(($pool | Get-CIIdentityPoolRole).Roles.Keys) | Should -Be 'authenticated'
        }

        It 'Set- and Get-CIPrincipalTagAttributeMap map claims to tags' {
            $pool = New-TestPool 'principal tags'
            $pool | Set-CIPrincipalTagAttributeMap -IdentityProviderName $userPool -PrincipalTag @{ team = 'custom:team' }

            ($pool | Get-CIPrincipalTagAttributeMap -IdentityProviderName $userPool).PrincipalTags['team'] | Should -Be 'custom:team'
        }
    }

    Context 'for identities and logins' {
        BeforeAll {
            $pool = New-TestPool 'identities'
        }

        It 'Get-CIIdentityId gives a guest an id' {
            $pool | Get-CIIdentityId | Should -Match '^us-east-1:'
        }

        It 'New-CILocalLogin makes a login, and Test-CILoginToken has nothing against it' {
            $result = New-TestLogin | Test-CILoginToken -IdentityPoolId $pool

            $result.IsAcceptable | Should -BeTrue
            $result.Subject | Should -Be 'ada'
        }

        It 'Get-CIIdentity describes one and lists all' {
            $id = Get-CIIdentityId $pool -Login (New-TestLogin 'bob')

            ($id | Get-CIIdentity).Logins | Should -Be $userPool
            ($pool | Get-CIIdentity).IdentityId | Should -Contain $id
        }

        It 'Remove-CIIdentityLogin unlinks a login' {
            $login = New-TestLogin 'carol'
            $id = Get-CIIdentityId $pool -Login $login
            Remove-CIIdentityLogin $id -Login $login -Force

            ($id | Get-CIIdentity).Logins | Should -BeNullOrEmpty
        }

        It 'Remove-CIIdentity deletes more than one call takes' {
            $crowd = New-TestPool 'crowd'
            1..70 | ForEach-Object { $null = Get-CIIdentityId $crowd }

            @($crowd | Get-CIIdentity | Remove-CIIdentity -Force -PassThru).Count | Should -Be 70
            @($crowd | Get-CIIdentity).Count | Should -Be 0
        }

        It 'Get-CIOpenIdToken gives a token that tells how the user logged in' {
            $login = New-TestLogin 'dan'
            $token = Get-CIOpenIdToken (Get-CIIdentityId $pool -Login $login) -Login $login

            $token.Claims['amr'] | Should -Contain 'authenticated'
            "$token" | Should -Not -Match 'eyJ'
        }
    }

    Context 'for users of your own backend' {
        BeforeAll {
            $pool = New-TestPool 'developers'
            $bob = Get-CIDeveloperOpenIdToken $pool 'bob'
        }

        It 'Get-CIDeveloperOpenIdToken gives the same user the same identity' {
            (Get-CIDeveloperOpenIdToken $pool 'bob').IdentityId | Should -Be $bob.IdentityId
        }

        It 'Find-CIDeveloperIdentity finds the user' {
            (Find-CIDeveloperIdentity $pool 'bob').IdentityId | Should -Be $bob.IdentityId
        }

        It 'Merge-CIDeveloperIdentity makes one of two, and Remove-CIDeveloperIdentity unlinks the other' {
            $null = Get-CIDeveloperOpenIdToken $pool 'robert'
            $merged = Merge-CIDeveloperIdentity $pool -SourceUserIdentifier 'robert' -DestinationUserIdentifier 'bob'
            $merged.IdentityId | Should -Be $bob.IdentityId

            Remove-CIDeveloperIdentity $pool -IdentityId $merged.IdentityId -DeveloperUserIdentifier 'robert' -Force
            (Find-CIDeveloperIdentity $pool -IdentityId $merged.IdentityId).DeveloperUserIdentifier | Should -Be 'bob'
        }
    }

    Context 'for credentials' {
        BeforeAll {
            $pool = New-TestPool 'credentials'
        }

        It 'Get-CICredential gives a guest credentials, and keeps them' {
            $credential = Get-CICredential $pool

            $credential.AccessKeyId | Should -Match '^ASIA'
            (Get-CICredential $pool).AccessKeyId | Should -Be $credential.AccessKeyId
        }

        It 'Clear-CICredentialCache forgets them' {
            $credential = Get-CICredential $pool
            Clear-CICredentialCache

            (Get-CICredential $pool).AccessKeyId | Should -Not -Be $credential.AccessKeyId
        }

        It 'Export-CICredential writes a profile and sets the environment' {
            $credential = Get-CICredential $pool -Login (New-TestLogin)
            $file = Join-Path $TestDrive 'credentials'
            $credential | Export-CICredential -To Profile -ProfileName shop -Path $file
            try {
                $credential | Export-CICredential -To Environment

                $env:AWS_ACCESS_KEY_ID | Should -Be $credential.AccessKeyId
            }
            finally {
                Get-ChildItem Env:AWS_ACCESS_KEY_ID, Env:AWS_SECRET_ACCESS_KEY, Env:AWS_SESSION_TOKEN, Env:AWS_CREDENTIAL_EXPIRATION -ErrorAction Ignore | Remove-Item
            }

            (Get-Content $file)[0] | Should -Be '[shop]'
            (Get-Content $file)[1] | Should -Be "aws_access_key_id = $($credential.AccessKeyId)"
        }

        It 'Get-CICredential says why it is denied' {
            $expired = New-CILocalLogin $userPool 'ada' -ClientId $client -ValidFor '-01:00:00'
            Get-CICredential $pool -Login $expired -ErrorAction SilentlyContinue -ErrorVariable denied

            $denied[0].FullyQualifiedErrorId | Should -BeLike 'NotAuthorized,*'
            $denied[0].ErrorDetails.RecommendedAction | Should -BeLike 'The token expired at *'
        }
    }

    It 'write one error for each record that fails, and go on' {
        $pool = New-TestPool 'goes on'
        $found = $noPool, $pool.IdentityPoolId | Get-CIIdentityPool -ErrorAction SilentlyContinue -ErrorVariable failed

        $found.IdentityPoolName | Should -Be 'goes on'
        $failed.Count | Should -Be 1
        $failed[0].TargetObject | Should -Be $noPool
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}

# A separate block, because it changes the service that the session calls.
Describe 'The cmdlets for the local service' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $before = Enter-AcceptanceTest
    }

    AfterAll {
        Exit-AcceptanceTest $before
    }

    It 'Start-CILocalService starts another, Get-CILocalService shows both, and Stop-CILocalService stops one' {
        $other = Start-CILocalService

        @(Get-CILocalService).Count | Should -Be 2
        $other | Stop-CILocalService
        @(Get-CILocalService).Count | Should -Be 1
    }
}
