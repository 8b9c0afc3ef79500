$ErrorActionPreference = 'Stop'
Import-Module $env:BENCH_MODULE
Get-CIIdentityPool | Out-Null
