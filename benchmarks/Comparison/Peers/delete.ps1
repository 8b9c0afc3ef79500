# Deletes the identities whose ids are in a file.
$ErrorActionPreference = 'Stop'
Import-Module CognitoIdentity
Get-CIIdentityPool | Out-Null
$ids = Get-Content $env:BENCH_IDS
$limit = [CognitoIdentity.Commands.RemoveIdentityCommand]::new().ThrottleLimit
$watch = [Diagnostics.Stopwatch]::StartNew()
# What fails is counted in the service.
$ids | Remove-CIIdentity -Force -ErrorAction SilentlyContinue
"seconds $($watch.Elapsed.TotalSeconds)"
"limit $limit"
