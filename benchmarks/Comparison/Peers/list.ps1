# Lists all identities of a pool, one object after the other.
$ErrorActionPreference = 'Stop'
Import-Module CognitoIdentity
Get-CIIdentity -IdentityPoolId $env:BENCH_POOL -First 60 | Out-Null
$n = 0
$watch = [Diagnostics.Stopwatch]::StartNew()
Get-CIIdentity -IdentityPoolId $env:BENCH_POOL | ForEach-Object { $n++ }
"seconds $($watch.Elapsed.TotalSeconds)"
"count $n"
"peak $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)"
