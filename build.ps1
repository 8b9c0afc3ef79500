<#
.SYNOPSIS
Builds, tests, packages and installs the module.

.DESCRIPTION
Without PowerShell, run it by the PowerShell that is a tool of this project: dotnet tool exec --yes powershell -- ./build.ps1 QuickStart

.PARAMETER Task
Build       builds the module and its help into out/CognitoIdentity.
QuickStart  builds the module and runs samples/quickstart.ps1 with it.
Test        builds everything and runs all tests.
Package     builds the module for all platforms, and writes to out/package what is published: the package for the PowerShell
            Gallery, a zip, the bill of materials and checksums. Two packages of one commit are identical.
Install     installs the package in out/package for the current user, or saves it to -Destination. Runs Package first if there is none.
Analyze     checks all scripts with PSScriptAnalyzer, which it downloads from the PowerShell Gallery.

.PARAMETER Configuration
The build configuration: Release by default.

.PARAMETER Destination
The module folder that Install saves to, such as one of $env:PSModulePath.

.EXAMPLE
./build.ps1 QuickStart

.EXAMPLE
./build.ps1 Install
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [ValidateSet('Build', 'QuickStart', 'Test', 'Package', 'Install', 'Analyze')]
    [string] $Task,

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    [string] $Destination
)

$ErrorActionPreference = 'Stop'
if ($Destination -and $Task -ne 'Install') {
    throw '-Destination is only for the task Install.'
}

$module = Join-Path $PSScriptRoot out/CognitoIdentity
$package = Join-Path $PSScriptRoot out/package

function Invoke-DotNet {
    dotnet @args | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args failed with exit code $LASTEXITCODE."
    }
}

function Build {
    # The help is made from the built module.
    Invoke-DotNet build "$PSScriptRoot/tools/Help" --configuration $Configuration
}

function QuickStart {
    Build
    Import-Module $module -Force
    & "$PSScriptRoot/samples/quickstart.ps1"
}

function Test {
    Invoke-DotNet test --solution "$PSScriptRoot/CognitoIdentity.slnx" --configuration $Configuration
}

function Package {
    if (Test-Path $package) {
        Remove-Item $package -Recurse -Force
    }

    $build = Join-Path $package build
    $properties = @(
        "-property:ModuleOutput=$build/CognitoIdentity/"
        '-property:ReadyToRunRuntimes=linux-x64+linux-arm64+osx-arm64+win-x64'
        '-property:ContinuousIntegrationBuild=true'
        '-property:RestoreLockedMode=true'
    )
    Invoke-DotNet build "$PSScriptRoot/tools/Package" --configuration $Configuration --artifacts-path $build @properties
    Invoke-DotNet "$build/bin/Package/$($Configuration.ToLowerInvariant())/CognitoIdentity.Package.dll" pack $PSScriptRoot "$build/CognitoIdentity" $package
}

function Install {
    if (-not (Test-Path "$package/*.nupkg")) {
        Package
    }

    # PSResourceGet installs from a repository, which can be a folder.
    $repository = 'CognitoIdentity-build'
    Register-PSResourceRepository -Name $repository -Uri $package -Trusted -Force
    try {
        if ($Destination) {
            Save-PSResource CognitoIdentity -Prerelease -Repository $repository -Path $Destination
        }
        else {
            Install-PSResource CognitoIdentity -Prerelease -Repository $repository -Reinstall
        }
    }
    finally {
        Unregister-PSResourceRepository $repository
    }
}

function Analyze {
    $modules = Join-Path $PSScriptRoot out/modules
    $null = New-Item $modules -ItemType Directory -Force
    Save-PSResource PSScriptAnalyzer -Version 1.25.0 -Repository PSGallery -TrustRepository -Path $modules
    Import-Module "$modules/PSScriptAnalyzer"
    $found = 'build.ps1', 'runner', 'samples', 'src/Module', 'tests/Acceptance', 'tests/Conformance', 'benchmarks/Comparison', 'docs/demo', 'CognitoIdentity.psd1' | ForEach-Object {
        Invoke-ScriptAnalyzer -Path "$PSScriptRoot/$_" -Recurse -Settings "$PSScriptRoot/PSScriptAnalyzerSettings.psd1"
    }

    $found | Format-Table -AutoSize -Wrap
    if ($found) {
        throw "PSScriptAnalyzer found $(@($found).Count) problems."
    }
}

& $Task
