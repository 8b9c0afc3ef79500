<#
.SYNOPSIS
Runs the acceptance tests in the PowerShell that runs this script, and exits with the number of failures.

.PARAMETER Path
The files to run, or the folder that has them.

.PARAMETER ModulePath
The folder that contains the module's folder: the built module by default.

.PARAMETER Pester
The Pester to use: the path of its manifest, or the beginning of a version in Acceptance.csproj, such as 5. By default it is the first
version there.

.PARAMETER ResultPath
Where to write the results, in the JUnit format.
#>
[CmdletBinding()]
param(
    [string[]] $Path = $PSScriptRoot,
    [string] $ModulePath = "$PSScriptRoot/../../out",
    [string] $Pester,
    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
. "$PSScriptRoot/Common.ps1"

if ($Pester -notlike '*.psd1') {
    $project = [xml] (Get-Content "$PSScriptRoot/Acceptance.csproj" -Raw)
    $versions = $project.SelectSingleNode('//PackageDownload[@Include="Pester"]').Version -split '[\[\];]+'
    $version = $versions -ne '' -like "$Pester*" | Select-Object -First 1
    if (-not $version) {
        throw "Acceptance.csproj has no Pester $Pester. It has $($versions -ne '' -join ' and ')."
    }

    $Pester = "$(Get-PackageFolder pester $version)/tools/Pester.psd1"
}

$modules = (Resolve-Path $ModulePath).Path
$env:COGNITOIDENTITY_MODULEPATH = $modules
$env:PSModulePath = $modules + [IO.Path]::PathSeparator + $env:PSModulePath
Import-Module $Pester

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
if ($ResultPath) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputFormat = 'JUnitXml'
    $configuration.TestResult.OutputPath = $ResultPath
}

"PowerShell $($PSVersionTable.PSVersion), Pester $((Get-Module Pester).Version), modules in $modules"
$result = Invoke-Pester -Configuration $configuration

# Systems keep only the last eight bits of an exit code.
exit [Math]::Min($result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount + [int] ($result.TotalCount -eq 0), 255)
