# The most memory that a list takes of which nothing is kept.
$ErrorActionPreference = 'Stop'
Import-Module $env:BENCH_MODULE
Get-CIIdentity -IdentityPoolId $env:BENCH_POOL | Out-Null
"peak $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)"
