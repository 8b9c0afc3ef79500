<#
.SYNOPSIS
Runs the acceptance tests in the PowerShell that runs this script, and exits with the number of those that failed.

.PARAMETER ModulePath
The folder with the module in a folder of its name, and with Pester where that is not installed. The built one, if not given.

.PARAMETER ResultPath
Where to write the results, as NUnit 2.5 does.
#>
[CmdletBinding()]
param(
    [string] $ModulePath = "$PSScriptRoot/../../out",
    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'

$modules = (Resolve-Path $ModulePath).Path
$env:COGNITOIDENTITY_MODULEPATH = $modules
$env:PSModulePath = $modules + [IO.Path]::PathSeparator + $env:PSModulePath
Import-Module Pester -MinimumVersion 5.0

$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.Exit = $true
$configuration.Output.Verbosity = 'Detailed'
if ($ResultPath) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputPath = $ResultPath
}

"PowerShell $($PSVersionTable.PSVersion), Pester $((Get-Module Pester).Version), modules of $modules"
Invoke-Pester -Configuration $configuration
