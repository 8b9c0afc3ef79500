# What pwsh runs to measure its start: start.ps1 WORK. It is short, because PowerShell starts a longer script more slowly.
$ErrorActionPreference = 'Stop'
Import-Module $env:BENCH_IMPORT
if ($args[0] -eq 'first-call') { Get-CIIdentityPool | Out-Null }
