# Functions for all acceptance tests. Dot-source it in BeforeAll.

# Imports the module by its name, in an environment without the machine's AWS configuration, and starts a local service. Returns the
# environment as it was, for Exit-AcceptanceTest.
function Enter-AcceptanceTest {
    $before = [Environment]::GetEnvironmentVariables()
    foreach ($name in @($before.Keys)) {
        if ($name -like 'AWS_*') {
            [Environment]::SetEnvironmentVariable($name, [NullString]::Value)
        }
    }

    $nowhere = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
    $env:AWS_CONFIG_FILE = $nowhere
    $env:AWS_SHARED_CREDENTIALS_FILE = $nowhere
    $env:AWS_EC2_METADATA_DISABLED = 'true'
    $folder = $null
    if ($env:COGNITOIDENTITY_MODULEPATH) {
        $folder = (Resolve-Path $env:COGNITOIDENTITY_MODULEPATH).ProviderPath
        $env:PSModulePath = $folder + [IO.Path]::PathSeparator + $env:PSModulePath
    }

    Import-Module CognitoIdentity -ErrorAction Stop
    $from = (Get-Module CognitoIdentity).ModuleBase
    if ($folder -and -not $from.StartsWith((Join-Path $folder 'CognitoIdentity'), [StringComparison]::OrdinalIgnoreCase)) {
        throw "The module was imported from $from instead of $folder."
    }

    $null = Start-CILocalService -ErrorAction Stop
    $before
}

function Exit-AcceptanceTest([Collections.IDictionary] $Before) {
    Get-CILocalService | Stop-CILocalService
    Restore-Environment $Before
}

# Restores the environment.
function Restore-Environment([Collections.IDictionary] $Before) {
    foreach ($name in @([Environment]::GetEnvironmentVariables().Keys)) {
        if (-not $Before.Contains($name)) {
            [Environment]::SetEnvironmentVariable($name, [NullString]::Value)
        }
    }

    foreach ($name in @($Before.Keys)) {
        [Environment]::SetEnvironmentVariable($name, $Before[$name])
    }
}

# A pool with a user pool, a developer provider, guests, and roles.
function New-TestPool([string] $Name = 'acceptance') {
    $pool = New-CIIdentityPool $Name -AllowUnauthenticatedIdentity $true -DeveloperProviderName 'login.acceptance' `
        -CognitoIdentityProvider 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:1example23456789' -Tag @{ env = 'test' } -ErrorAction Stop
    $pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn 'arn:aws:iam::123456789012:role/users' -UnauthenticatedRoleArn 'arn:aws:iam::123456789012:role/guests'
    $pool
}

# A login of a fictitious user of the user pool.
function New-TestLogin([string] $UserId = 'ada') {
    New-CILocalLogin 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI' $UserId -ClientId '1example23456789' -ErrorAction Stop
}

# The folder of a NuGet package that the build has restored.
function Get-PackageFolder([string] $Name, [string] $Version) {
    $packages = if ($env:NUGET_PACKAGES) { $env:NUGET_PACKAGES } else { "$HOME/.nuget/packages" }
    Join-Path $packages "$Name/$Version"
}

# The program that runs this PowerShell, and what comes first on its command line: as a .NET tool, PowerShell is an assembly that dotnet runs.
function Get-ShellCommand {
    $program = (Get-Process -Id $PID).Path
    $program
    if ((Split-Path $program -Leaf) -match '^dotnet(\.exe)?$') { [Environment]::GetCommandLineArgs()[0] }
}

# Runs text in a new process of the same PowerShell, and returns its lines. $LASTEXITCODE is its exit code: other than 0 is an error, except
# with -AllowFailure.
function Invoke-NewShell([string] $Script, [switch] $AllowFailure) {
    $text = "`$ErrorActionPreference = 'Stop'; `$ProgressPreference = 'SilentlyContinue'`n$Script"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($text))
    $program, $first = Get-ShellCommand
    $arguments = @($first | Where-Object { $_ }) + '-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-EncodedCommand', $encoded
    & $program $arguments
    if ($LASTEXITCODE -ne 0 -and -not $AllowFailure) {
        throw "PowerShell ended with exit code $LASTEXITCODE."
    }
}

# Copies the module to a new folder, whose path it returns.
function Copy-Module {
    $copy = Join-Path $TestDrive "$([Guid]::NewGuid())/CognitoIdentity"
    Copy-Item (Get-Module CognitoIdentity).ModuleBase $copy -Recurse
    $copy
}

# The version of the module under test as packages have it, with its prerelease label.
function Get-ModuleVersion {
    $module = Get-Module CognitoIdentity
    $label = $module.PrivateData.PSData.Prerelease
    "$($module.Version)$(if ($label) { "-$label" })"
}
