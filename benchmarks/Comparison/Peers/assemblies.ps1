# What an import loads.
$ErrorActionPreference = 'Stop'
$before = [AppDomain]::CurrentDomain.GetAssemblies().Count
Import-Module $env:BENCH_MODULE
$all = [AppDomain]::CurrentDomain.GetAssemblies()
"loaded $($all.Count - $before)"
$folder = [IO.Path]::GetDirectoryName($env:BENCH_MODULE)
foreach ($assembly in $all) {
    if (-not $assembly.IsDynamic -and $assembly.Location.StartsWith($folder)) {
        "assembly $($assembly.Location.Substring($folder.Length + 1))"
    }
}
