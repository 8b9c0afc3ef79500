# PowerShell writes its cache of modules some ten seconds after it reads them. Without the file, each import by name would sleep.
$ErrorActionPreference = 'Stop'
Get-Module -ListAvailable | Out-Null
while (-not (Test-Path ~/.cache/powershell/ModuleAnalysisCache*)) {
    Start-Sleep -Milliseconds 200
}
