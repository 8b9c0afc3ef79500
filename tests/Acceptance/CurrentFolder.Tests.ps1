# A command that runs in somebody else's folder loads nothing from it. (Not in Windows PowerShell, whose assemblies have other
# names.)

Describe 'The current folder' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $before = Enter-AcceptanceTest
        $folder = Join-Path $TestDrive 'folder'
        $userHome = Join-Path $TestDrive 'home'
        $ran = Join-Path $TestDrive 'ran'
        $null = New-Item $userHome -ItemType Directory

        function Add-Bait([string] $Name, [string] $Text = 'bait') {
            $null = New-Item (Join-Path $folder $Name) -Value $Text -Force
        }

        foreach ($place in '', '.aws/', 'aws/') {
            Add-Bait "${place}credentials" "[default]`naws_access_key_id = AKIDBAIT`naws_secret_access_key = bait`nregion = bait-1`n"
            Add-Bait "${place}config" "[default]`nregion = bait-1`ncredential_process = touch $ran`nendpoint_url = http://127.0.0.1:9`n"
        }

        $module = (Get-Module CognitoIdentity).ModuleBase
        Get-ChildItem $module -Filter *.dll -Recurse | ForEach-Object { Add-Bait $_.Name; Add-Bait "lib/$($_.Name)" }
        'CognitoIdentity.psd1', 'CognitoIdentity.psm1', 'CognitoIdentity.Format.ps1xml', 'CognitoIdentity.Types.ps1xml', 'powershell.config.json', 'App.config',
            'appsettings.json', 'AWSSDK.json', 'awsconfig.json', 'state.json', 'en-US/CognitoIdentity.Cmdlets.dll-Help.xml' | ForEach-Object { Add-Bait $_ }
        $bait = Get-ChildItem $folder -File -Recurse -Force
    }

    AfterAll {
        Exit-AcceptanceTest $before
    }

    It 'gives the module nothing (<Name>)' -ForEach @(
        @{ Name = 'with a home'; HasHome = $true }
        @{ Name = 'without a home'; HasHome = $false }
    ) {
        $homes = @{ HOME = $env:HOME; USERPROFILE = $env:USERPROFILE; AWS_CONFIG_FILE = $env:AWS_CONFIG_FILE; AWS_SHARED_CREDENTIALS_FILE = $env:AWS_SHARED_CREDENTIALS_FILE }
        # An access time that is older than the last change is always updated.
        $bait | ForEach-Object { $_.LastAccessTime = '2000-01-01' }
        Push-Location $folder
        try {
            $homes.Keys | ForEach-Object { [Environment]::SetEnvironmentVariable($_, [NullString]::Value) }
            if ($HasHome) { $env:HOME = $env:USERPROFILE = $userHome }
            $lines = Invoke-NewShell @"
                Import-Module '$module/CognitoIdentity.psd1'
                `$null = Get-Help Get-CIIdentityPool
                `$null = Start-CILocalService
                `$pool = New-CIIdentityPool a -AllowUnauthenticatedIdentity `$true -AllowClassicFlow `$true
                `$pool | Set-CIIdentityPoolRole -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guests
                "credential `$((Get-CICredential `$pool -RoleArn arn:aws:iam::123456789012:role/guests).AccessKeyId.Substring(0, 4)) in `$(`$pool.IdentityPoolId.Split(':')[0])"
                "tags `$(@(Get-CIResourceTag `$pool).Count)"
                Stop-CILocalService
                if ('$HasHome' -eq 'True') { try { Get-CIIdentityPool -Region us-east-1 } catch { `$_.FullyQualifiedErrorId.Split(',')[0] } }
"@
        }
        finally {
            Pop-Location
            $homes.Keys | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $homes[$_]) }
        }

        $lines[0] | Should -BeLike 'credential ASIA in *'
        $lines[0] | Should -Not -Match 'bait-1'
        $lines[1] | Should -Be 'tags 0'
        @($lines | Select-Object -Skip 2) | Should -Be @(if ($HasHome) { 'CredentialsMissing' })
        $ran | Should -Not -Exist
        ($bait | ForEach-Object { $_.Refresh(); $_ } | Where-Object LastAccessTime -GT '2001-01-01').FullName | Should -BeNullOrEmpty
    }

    It 'has bait whose reading would be seen (on Linux)' -Skip:(-not $IsLinux) {
        $one = $bait[0]
        $one.LastAccessTime = '2000-01-01'
        $null = Get-Content $one.FullName
        $one.Refresh()

        $one.LastAccessTime | Should -BeGreaterThan ([datetime] '2001-01-01')
    }
}
