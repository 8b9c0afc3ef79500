<#
.SYNOPSIS
Runs the acceptance tests in the PowerShell that runs this script, and exits with the number of failures.

.PARAMETER Path
The files to run, or the folder that has them.

.PARAMETER ModulePath
The folder that contains the module's folder: the built module by default.

.PARAMETER Pester
The Pester to use: the path of its manifest, or its name.

.PARAMETER ResultPath
Where to write the results, in the JUnit format.
#>
[CmdletBinding()]
param(
    [string[]] $Path = $PSScriptRoot,
    [string] $ModulePath = "$PSScriptRoot/../../out",
    [string] $Pester = 'Pester',
    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'

$modules = (Resolve-Path $ModulePath).Path
$env:COGNITOIDENTITY_MODULEPATH = $modules
$env:PSModulePath = $modules + [IO.Path]::PathSeparator + $env:PSModulePath
Import-Module $Pester -MinimumVersion 5.0

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.Exit = $true
$configuration.Output.Verbosity = 'Detailed'
if ($ResultPath) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputFormat = 'JUnitXml'
    $configuration.TestResult.OutputPath = $ResultPath
}

"PowerShell $($PSVersionTable.PSVersion), Pester $((Get-Module Pester).Version), modules in $modules"
Invoke-Pester -Configuration $configuration
