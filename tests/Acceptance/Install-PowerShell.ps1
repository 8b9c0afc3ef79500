<#
.SYNOPSIS
Unpacks a PowerShell of a certain version for these tests, and gives the path of its program.

.DESCRIPTION
The archive is the one that the PowerShell project publishes, and is held against its published checksum. (The .NET tool of that name is
none for these tests: Start-Job does not work in it everywhere.)

.PARAMETER Version
The version, such as 7.4.19.

.PARAMETER Path
The folder to unpack into.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidatePattern('^\d+\.\d+\.\d+$')]
    [string] $Version,

    [Parameter(Mandatory)]
    [string] $Path
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$system = if ($IsWindows) { 'win' } elseif ($IsMacOS) { 'osx' } else { 'linux' }
$processor = [Runtime.InteropServices.RuntimeInformation]::OSArchitecture.ToString().ToLowerInvariant()
$name = "powershell-$Version-$system-$processor" + $(if ($IsWindows) { '.zip' } else { '.tar.gz' })
$release = "https://github.com/PowerShell/PowerShell/releases/download/v$Version"

$null = New-Item $Path -ItemType Directory -Force
$archive = Join-Path $Path $name
$checksums = Join-Path $Path 'hashes.sha256'
Invoke-WebRequest "$release/$name" -OutFile $archive -MaximumRetryCount 3 -RetryIntervalSec 5
Invoke-WebRequest "$release/hashes.sha256" -OutFile $checksums -MaximumRetryCount 3 -RetryIntervalSec 5

$hash = (Get-FileHash $archive -Algorithm SHA256).Hash
if (-not (Select-String -Path $checksums -Pattern "$hash *$name" -SimpleMatch -Quiet)) {
    throw "The checksum of $name is not the published one."
}

if ($IsWindows) {
    Expand-Archive $archive $Path
    Join-Path $Path 'pwsh.exe'
}
else {
    tar -xzf $archive -C $Path
    chmod +x (Join-Path $Path 'pwsh')
    Join-Path $Path 'pwsh'
}
