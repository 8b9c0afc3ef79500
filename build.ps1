<#
.SYNOPSIS
Builds, tests and installs the module: thin steps over dotnet.

.DESCRIPTION
Runs alike in pwsh and in src/Shell, so it uses no command but dotnet, and pwsh for the acceptance tests.

.PARAMETER Task
Clean    removes what was built.
Build    builds the module into out/CognitoIdentity.
Test     builds, and passes the tests; then those of Accept.
Accept   passes the acceptance tests on the module in out, in pwsh with Pester 5 or later; says so where one of them is missing.
Install  builds, and copies the module to where PowerShell finds it by name.

.PARAMETER Configuration
Release, unless told otherwise.

.PARAMETER Destination
The module folder to install into; the current user's, unless told otherwise.

.EXAMPLE
./build.ps1 -Task Build

.EXAMPLE
./build.ps1 -Task Install -Destination ~/.local/share/powershell/Modules
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [ValidateSet('Clean', 'Build', 'Test', 'Accept', 'Install')]
    [string[]] $Task,

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    [string] $Destination
)

$ErrorActionPreference = 'Stop'

$module = [IO.Path]::Combine($PSScriptRoot, 'out', 'CognitoIdentity')

function Invoke-DotNet {
    # dotnet is called by its own arguments, so that they read as they would at a prompt.
    dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args failed with exit code $LASTEXITCODE."
    }
}

function Clean {
    Invoke-DotNet clean $PSScriptRoot --configuration $Configuration --verbosity minimal
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

    pwsh -NoProfile -NonInteractive -File ([IO.Path]::Combine($PSScriptRoot, 'tests', 'Acceptance', 'run.ps1'))
    if ($LASTEXITCODE -ne 0) {
        throw "The acceptance tests failed: $LASTEXITCODE of them."
    }
}

function Install {
    Build

    $root = if ($Destination) { $Destination } else { Get-UserModuleFolder }
    $root = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($root)
    $target = [IO.Path]::Combine($root, 'CognitoIdentity', (Get-ModuleVersion))
    if ([IO.Directory]::Exists($target)) {
        [IO.Directory]::Delete($target, $true)
    }

    foreach ($file in [IO.Directory]::GetFiles($module, '*', 'AllDirectories')) {
        $copy = [IO.Path]::Combine($target, [IO.Path]::GetRelativePath($module, $file))
        $null = [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($copy))
        [IO.File]::Copy($file, $copy)
    }

    "Installed $target"
}

function Get-ModuleVersion {
    $manifest = [IO.File]::ReadAllText([IO.Path]::Combine($module, 'CognitoIdentity.psd1'))
    [regex]::Match($manifest, "ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value
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
