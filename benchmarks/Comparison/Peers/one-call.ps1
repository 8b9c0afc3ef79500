# CPU time and allocations of a call: by the cmdlet, and by a bare HttpClient that signs each request or only the first. All take turns in one process.
$ErrorActionPreference = 'Stop'
Import-Module CognitoIdentity, CognitoIdentity.Floor
$pool = $env:BENCH_POOL
$url = [Uri]$env:AWS_ENDPOINT_URL
$process = [Diagnostics.Process]::GetCurrentProcess()
$ways = @{
    cmdlet   = { for ($i = 0; $i -lt $count; $i++) { $null = Get-CIIdentityPool -IdentityPoolId $pool } }
    signed   = { for ($i = 0; $i -lt $count; $i++) { $null = Invoke-BareRequest -IdentityPoolId $pool -EndpointUrl $url } }
    prebuilt = { for ($i = 0; $i -lt $count; $i++) { $null = Invoke-BareRequest -IdentityPoolId $pool -EndpointUrl $url -SignedOnce } }
}
# Warm up the JIT compiler.
$count = [int]$env:BENCH_WARMUP
foreach ($way in $ways.Keys) { & $ways[$way] }
$count = [int]$env:BENCH_COUNT
for ($round = 0; $round -lt [int]$env:BENCH_ROUNDS; $round++) {
    foreach ($way in 'cmdlet', 'signed', 'prebuilt') {
        $process.Refresh()
        $cpu = $process.TotalProcessorTime
        $bytes = [GC]::GetTotalAllocatedBytes($true)
        & $ways[$way]
        "$way-bytes $(([GC]::GetTotalAllocatedBytes($true) - $bytes) / $count)"
        $process.Refresh()
        "$way-cpu $(($process.TotalProcessorTime - $cpu).TotalMicroseconds / $count)"
    }
}
