<#
.SYNOPSIS
Builds, tests, packages and installs the module: thin steps over dotnet.

.DESCRIPTION
Runs alike in pwsh and in src/Shell, so it uses no command but dotnet, and pwsh for the acceptance tests.

.PARAMETER Task
Clean       removes what was built.
Build       builds the module into out/CognitoIdentity.
Test        builds, and passes the tests; then those of Accept.
Accept      passes the acceptance tests on the module in out, which it builds if there is none, in pwsh with Pester 5 or later; says so
            where one of them is missing.
Package     builds apart from all else, for all platforms, and leaves in out/package what is published: the package for the PowerShell
            Gallery, a zip, the bill of materials and checksums. Two packages of one commit are the same.
Install     packages, and unpacks the package to where PowerShell finds the module by name.
QuickStart  runs the quick start in src/Shell with the module that was installed.

.PARAMETER Configuration
Release, unless told otherwise.

.PARAMETER Destination
The module folder to install into; the current user's, unless told otherwise.

.EXAMPLE
./build.ps1 -Task Build

.EXAMPLE
./build.ps1 -Task Install -Destination ~/.local/share/powershell/Modules

.EXAMPLE
./build.ps1 -Task Package, Install, QuickStart -Destination out/modules
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [ValidateSet('Clean', 'Build', 'Test', 'Accept', 'Package', 'Install', 'QuickStart')]
    [string[]] $Task,

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    [string] $Destination
)

$ErrorActionPreference = 'Stop'

$module = [IO.Path]::Combine($PSScriptRoot, 'out', 'CognitoIdentity')
$package = [IO.Path]::Combine($PSScriptRoot, 'out', 'package')
$packageBuild = [IO.Path]::Combine($package, 'build')

function Invoke-DotNet {
    # dotnet is called by its own arguments, so that they read as they would at a prompt.
    dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args failed with exit code $LASTEXITCODE."
    }
}

function Clean {
    Invoke-DotNet clean $PSScriptRoot --configuration $Configuration --verbosity minimal
    Clear-Package
}

function Build {
    Invoke-DotNet build ([IO.Path]::Combine($PSScriptRoot, 'src', 'Shell')) --configuration $Configuration
    "Built $module"
}

function Test {
    Invoke-DotNet test --solution ([IO.Path]::Combine($PSScriptRoot, 'CognitoIdentity.slnx')) --configuration $Configuration
    Accept
}

function Accept {
    if (-not (Get-Command pwsh -CommandType Application -ErrorAction Ignore)) {
        return 'The acceptance tests were not run: pwsh is not installed.'
    }

    if (-not (pwsh -NoProfile -NonInteractive -Command 'Get-Module Pester -ListAvailable | Where-Object Version -GE 5.0')) {
        return 'The acceptance tests were not run: Pester 5 or later is not installed.'
    }

    if (-not [IO.File]::Exists([IO.Path]::Combine($module, 'CognitoIdentity.psd1'))) {
        Build
    }

    pwsh -NoProfile -NonInteractive -File ([IO.Path]::Combine($PSScriptRoot, 'tests', 'Acceptance', 'run.ps1'))
    if ($LASTEXITCODE -ne 0) {
        throw "The acceptance tests failed: $LASTEXITCODE of them."
    }
}

function Package {
    Clear-Package
    $built = [IO.Path]::Combine($packageBuild, 'CognitoIdentity')
    $properties = @(
        "-property:ModuleOutput=$built/"
        '-property:ReadyToRunRuntimes=linux-x64+linux-arm64+osx-arm64+win-x64'
        '-property:ContinuousIntegrationBuild=true'
        '-property:RestoreLockedMode=true'
    )
    Invoke-DotNet build ([IO.Path]::Combine($PSScriptRoot, 'src', 'Package')) --configuration $Configuration --artifacts-path $packageBuild @properties
    Invoke-Packaging pack $PSScriptRoot $built $package
}

function Install {
    if ($Task -notcontains 'Package') {
        Package
    }

    Invoke-Packaging install $package (Get-ModuleFolder)
}

function QuickStart {
    # The module path is the folder alone, so that nothing else is found by that name.
    $modules = (Get-ModuleFolder).Replace("'", "''")
    $script = [IO.Path]::Combine($PSScriptRoot, 'samples', 'quickstart.ps1').Replace("'", "''")
    $command = "`$env:PSModulePath = '$modules'; Import-Module CognitoIdentity; 'Imported ' + (Get-Module CognitoIdentity).Path; & '$script'"
    Invoke-DotNet run --project ([IO.Path]::Combine($PSScriptRoot, 'src', 'Shell')) '--' -NoModule -Command $command
}

function Clear-Package {
    if ([IO.Directory]::Exists($package)) {
        [IO.Directory]::Delete($package, $true)
    }
}

function Invoke-Packaging {
    Invoke-DotNet ([IO.Path]::Combine($packageBuild, 'bin', 'Package', $Configuration.ToLowerInvariant(), 'CognitoIdentity.Package.dll')) @args
}

function Get-ModuleFolder {
    $folder = if ($Destination) { $Destination } else { Get-UserModuleFolder }
    $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($folder)
}

function Get-UserModuleFolder {
    if ($IsWindows) {
        [IO.Path]::Combine([Environment]::GetFolderPath('MyDocuments'), 'PowerShell', 'Modules')
    }
    else {
        [IO.Path]::Combine([Environment]::GetFolderPath('UserProfile'), '.local', 'share', 'powershell', 'Modules')
    }
}

foreach ($name in $Task) {
    & $name
}
