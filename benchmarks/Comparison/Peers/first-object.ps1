# Asks how many pages were asked for the moment the first object is there.
$ErrorActionPreference = 'Stop'
Import-Module $env:BENCH_MODULE
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
