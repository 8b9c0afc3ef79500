# The peak memory of a list whose objects are dropped.
$ErrorActionPreference = 'Stop'
Import-Module CognitoIdentity
Get-CIIdentity -IdentityPoolId $env:BENCH_POOL | Out-Null
"peak $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)"
