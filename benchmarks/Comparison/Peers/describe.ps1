# Describes the pools whose ids are in a file.
$ErrorActionPreference = 'Stop'
Import-Module CognitoIdentity
$ids = Get-Content $env:BENCH_IDS
Get-CIIdentityPool -IdentityPoolId $ids[0] | Out-Null
$limit = [CognitoIdentity.Commands.GetIdentityPoolCommand]::new().ThrottleLimit
$how = if ($env:BENCH_LIMIT) { @{ ThrottleLimit = [int]$env:BENCH_LIMIT } } else { @{} }
$n = 0
$watch = [Diagnostics.Stopwatch]::StartNew()
$ids | Get-CIIdentityPool @how | ForEach-Object { $n++ }
"seconds $($watch.Elapsed.TotalSeconds)"
"count $n"
"limit $limit"
