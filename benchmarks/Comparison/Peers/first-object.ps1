# Asks the harness how many pages were requested as soon as the first object arrives.
$ErrorActionPreference = 'Stop'
Import-Module CognitoIdentity
Get-CIIdentityPool | Out-Null
$n = 0
$watch = [Diagnostics.Stopwatch]::StartNew()
Get-CIIdentity -IdentityPoolId $env:BENCH_POOL -First 6000 | ForEach-Object {
    if ($n++ -eq 0) {
        $seconds = $watch.Elapsed.TotalSeconds
        [Console]::WriteLine('? pages')
        "pages $([Console]::ReadLine())"
    }
}
"seconds $seconds"
