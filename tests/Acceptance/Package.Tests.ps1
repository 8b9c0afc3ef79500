# The package of the built module, published, found, installed and removed by PSResourceGet in a folder repository. (Not in Windows
# PowerShell, which comes without PSResourceGet, and not for a module that was installed from a package.)

Describe 'The package' -Skip:($PSVersionTable.PSVersion.Major -lt 7 -or ($env:COGNITOIDENTITY_MODULEPATH -and $env:COGNITOIDENTITY_MODULEPATH -ne (Join-Path (Resolve-Path "$PSScriptRoot/../..").Path 'out'))) {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $before = Enter-AcceptanceTest
        $version = Get-ModuleVersion

        # A repository of this test alone.
        $repository = "CognitoIdentity-$([Guid]::NewGuid())"
        $feed = Join-Path $TestDrive 'feed'
        $modules = Join-Path $TestDrive 'modules'
        $null = New-Item $feed, $modules -ItemType Directory
        Register-PSResourceRepository -Name $repository -Uri $feed -Trusted

        $folder = Join-Path $TestDrive 'package'
        $tool = (Get-ChildItem "$PSScriptRoot/../../tools/Package/bin/*/*/CognitoIdentity.Package.dll" | Sort-Object LastWriteTime)[-1].FullName
        $packed = dotnet $tool pack "$PSScriptRoot/../.." (Get-Module CognitoIdentity).ModuleBase $folder
        $LASTEXITCODE | Should -Be 0 -Because "$packed"
        $package = (Get-Item "$folder/*.nupkg").FullName
        Publish-PSResource -NupkgPath $package -Repository $repository
        Save-PSResource CognitoIdentity -Prerelease -Repository $repository -Path $modules
        $installed = Join-Path $modules "CognitoIdentity/$($version -replace '-.*')"
    }

    AfterAll {
        Unregister-PSResourceRepository $repository
        Exit-AcceptanceTest $before
    }

    It 'is published to a repository' {
        (Get-Item "$feed/*.nupkg").Name | Should -Be "CognitoIdentity.$version.nupkg"
    }

    It 'is found by its name, by its tags and by the name of a cmdlet' {
        (Find-PSResource CognitoIdentity -Prerelease -Repository $repository).Author | Should -Be 'The CognitoIdentity authors'
        (Find-PSResource -Tag AWS -Prerelease -Repository $repository).Name | Should -Be 'CognitoIdentity'
        (Find-PSResource -CommandName Get-CICredential -Prerelease -Repository $repository).Names | Should -Be 'Get-CICredential'
    }

    It 'installs the files of the built module, as the manifest lists them' {
        $files = Get-ChildItem $installed -File -Recurse | ForEach-Object { [IO.Path]::GetRelativePath($installed, $_.FullName) } | Where-Object { $_ -ne 'PSGetModuleInfo.xml' }
        $built = (Get-Module CognitoIdentity).ModuleBase
        $builtFiles = Get-ChildItem $built -File -Recurse | ForEach-Object { [IO.Path]::GetRelativePath($built, $_.FullName) }

        ($files | Sort-Object) | Should -Be ($builtFiles | Sort-Object)
        $listed = (Test-ModuleManifest "$installed/CognitoIdentity.psd1").FileList | ForEach-Object { [IO.Path]::GetRelativePath($installed, $_) }
        ($listed | Sort-Object) | Should -Be ($files | Sort-Object)
    }

    It 'has the release notes in its manifest' {
        (Test-ModuleManifest "$installed/CognitoIdentity.psd1").ReleaseNotes | Should -BeLike '### *'
    }

    It 'is imported by name, and loaded by the first of its cmdlets, where it is the only module' {
        Invoke-NewShell "`$env:PSModulePath = '$modules'; Import-Module CognitoIdentity; (Get-Module CognitoIdentity).ModuleBase" | Should -Be $installed
        Invoke-NewShell "`$env:PSModulePath = '$modules'; `$null = Start-CILocalService; (New-CIIdentityPool shop).IdentityPoolName" | Should -Be 'shop'
    }

    It 'runs the quick start' {
        $quickStart = (Resolve-Path "$PSScriptRoot/../../samples/quickstart.ps1").Path
        $lines = Invoke-NewShell "`$env:PSModulePath = '$modules$([IO.Path]::PathSeparator)' + `$env:PSModulePath; & '$quickStart'"

        $LASTEXITCODE | Should -Be 0
        ($lines -join "`n") | Should -Match 'shop-eu'
    }

    It 'is installed for a user, replaced and removed (not on Windows, where the user has only one module folder)' -Skip:$IsWindows {
        # All folders of the user are below this home. .NET ignores a data folder that does not exist.
        $userHome = Join-Path $TestDrive 'home'
        $null = New-Item "$userHome/.local/share" -ItemType Directory
        $lines = Invoke-NewShell @"
            `$env:HOME = `$env:USERPROFILE = '$userHome'
            `$env:XDG_DATA_HOME = '$userHome/.local/share'
            `$env:PSModulePath = ''
            & $((Get-ShellCommand | ForEach-Object { "'$_'" }) -join ' ') -NoProfile -NonInteractive -Command {
                param(`$feed)
                Register-PSResourceRepository -Name feed -Uri `$feed -Trusted
                1..2 | ForEach-Object { Install-PSResource CognitoIdentity -Prerelease -Repository feed -Reinstall }
                @(Get-InstalledPSResource CognitoIdentity).Count
                (Get-Command Get-CICredential).Module.ModuleBase.StartsWith('$userHome')
                Uninstall-PSResource CognitoIdentity -Prerelease
                @(Get-InstalledPSResource CognitoIdentity -ErrorAction Ignore).Count
                @(Get-ChildItem '$userHome' -Recurse -Filter CognitoIdentity.psd1).Count
            } -args '$feed'
"@

        $lines | Should -Be '1', 'True', '0', '0'
    }
}
