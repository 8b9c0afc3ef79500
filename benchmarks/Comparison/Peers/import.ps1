$ErrorActionPreference = 'Stop'
Import-Module $env:BENCH_IMPORT
