# Credentials from the cache, and a compiled cmdlet that does nothing. Both take turns in one process.
$ErrorActionPreference = 'Stop'
Import-Module CognitoIdentity, CognitoIdentity.Floor
$pool = $env:BENCH_POOL
$ways = @{
    cached = { for ($i = 0; $i -lt $count; $i++) { $null = Get-CICredential $pool } }
    empty  = { for ($i = 0; $i -lt $count; $i++) { $null = Get-Nothing $pool } }
}
# Warm up the JIT compiler.
$count = [int]$env:BENCH_WARMUP
foreach ($way in $ways.Keys) { & $ways[$way] }
$count = [int]$env:BENCH_COUNT
for ($round = 0; $round -lt [int]$env:BENCH_ROUNDS; $round++) {
    foreach ($way in 'cached', 'empty') {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        & $ways[$way]
        "$way $($watch.Elapsed.TotalMicroseconds / $count)"
    }
}
