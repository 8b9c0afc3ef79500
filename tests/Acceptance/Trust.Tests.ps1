# Roles of a pool and whom they trust, as a user meets them: with the AWS CLI, on a local service that enforces trust.

BeforeDiscovery {
    $noAws = -not (Get-Command aws -CommandType Application -ErrorAction Ignore)
}

Describe 'The trust of roles (needs the AWS CLI, and PowerShell 7 to pass JSON to it)' -Skip:($noAws -or $PSVersionTable.PSVersion.Major -lt 7) {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $before = Enter-AcceptanceTest

        # The remedies name aws as a user of AWS calls it. Here it calls the service.
        $start = @'
            Import-Module CognitoIdentity
            $ErrorActionPreference = 'Stop'
            $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_DEFAULT_REGION = 'AK', 'SK', 'us-east-1'
            $service = Start-CILocalService -EnforceRoleTrust
            $program = (Get-Command aws -CommandType Application)[0].Source
            function aws { & $program --endpoint-url $service.EndpointUrl --output json @args }
            function Add-Role($Name, $Policy) { (aws iam create-role --role-name $Name --assume-role-policy-document $Policy | ConvertFrom-Json).Role.Arn }
            function Show-Denial([scriptblock] $Command) {
                try { & $Command } catch { $_.Exception.Message; $_.ErrorDetails.RecommendedAction }
            }

'@
    }

    AfterAll {
        Exit-AcceptanceTest $before
    }

    It 'names the cause when a role trusts another pool, and its remedy as printed makes it work' {
        $lines = Invoke-NewShell ($start + @'
            $pool, $other = 'shop', 'other' | ForEach-Object { New-CIIdentityPool $_ -AllowUnauthenticatedIdentity $true -Region us-east-1 }
            $pool | Set-CIIdentityPoolRole -UnauthenticatedRoleArn (Add-Role guests (New-CIRoleTrustPolicy $other -Unauthenticated))
            Show-Denial { $pool | Get-CICredential }
            $finding = $pool | Test-CIIdentityPool | Where-Object Target -Like '*guests'
            $finding.Id
            $null = & ([scriptblock]::Create($finding.Remedy))
            ($pool | Get-CICredential).AccessKeyId.Substring(0, 4)
            ($pool | Test-CIIdentityPool).Id -join ', '
'@)

        $lines[0] | Should -BeExactly 'Invalid identity pool configuration. Check assigned IAM roles for this pool.'
        $lines[1] | Should -Match 'trusts another pool'
        $lines[2..3] | Should -Be 'RoleTrustsOtherPool', 'ASIA'
        $lines[4] | Should -Not -Match 'RoleTrust'
    }

    It 'lets in the own repository and no other, by the recipe of the README' {
        $readme = [IO.File]::ReadAllText("$PSScriptRoot/../../README.md")
        $recipe = [regex]::Match($readme, '(?ms)^```powershell\n(?<script>[^`]*AmbiguousRoleResolution Deny.*?)^```').Groups['script'].Value
        $lines = Invoke-NewShell ($start + @"
            `$pool = New-CIIdentityPool build -Region us-east-1
            `$providerArn = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'
            `$pool | Update-CIIdentityPool -OpenIdConnectProviderArn `$providerArn
            `$roleArn = Add-Role build (New-CIRoleTrustPolicy `$pool)
            `$pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn `$roleArn
            (`$pool | Test-CIIdentityPool).Id -join ', '
            `$null = & { $recipe }
            "found: `$((`$pool | Test-CIIdentityPool).Id -join ', ')"
            'acme/site', 'evil/site' | ForEach-Object {
                `$login = New-CILocalLogin token.actions.githubusercontent.com "repo:`${_}:ref:refs/heads/main" -ClientId sts.amazonaws.com
                try { (`$pool | Get-CICredential -Login `$login).AccessKeyId.Substring(0, 4) } catch { `$_.FullyQualifiedErrorId.Split(',')[0] }
            }
"@)

        $lines | Should -Be 'ProviderShared, ClassicFlowAllowed', 'found: ', 'ASIA', 'NotAuthorized'
    }
}
