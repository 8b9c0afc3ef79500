# Draws docs/demo/demo.svg: runs the lines below in a new PowerShell process with the built module, and draws what the process shows.
[CmdletBinding()]
param([switch] $Run)

$ErrorActionPreference = 'Stop'

if ($Run) {
    $session = @(
        'Start-CILocalService | Out-Null   # omit this line to call AWS'
        '$shop = New-CIIdentityPool shop -AllowUnauthenticatedIdentity $true'
        '$shop | Set-CIIdentityPoolRole -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guest'
        '$shop | Get-CICredential'
        '$shop | Get-CIIdentity | Remove-CIIdentity -WhatIf'
        'Get-CIIdentityPool us-east-1_AbCdEfGhI'
    )
    $ErrorActionPreference = 'Continue'
    foreach ($line in $session) {
        "PS> $line"
        . ([scriptblock]::Create($line)) | Out-Host
    }

    return
}

$root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")
$env:PSModulePath = "$root/out" + [IO.Path]::PathSeparator + $env:PSModulePath
$shown = @(dotnet tool run pwsh -- -NoProfile -File $PSCommandPath -Run 2>&1 | ForEach-Object { "$_" -replace '\x1b\[[0-9;]*m' })

# At most one empty line in a row.
$lines = for ($i = 0; $i -lt $shown.Count; $i++) { if ($shown[$i].Trim() -or ($i -gt 0 -and $shown[$i - 1].Trim())) { $shown[$i] } }

$width = 1120
$columns = 148
$lineHeight = 19
$y = 48
$rows = foreach ($line in $lines) {
    $class = if ($line.StartsWith('PS> ')) { 'typed' } elseif ($line -match '^(Get-CI\w+:|  Recommendation:)') { 'error' } else { 'shown' }
    # A long line goes on in the next one, as in a terminal.
    foreach ($part in [regex]::Matches($line, "^$|.{1,$columns}")) {
        $text = [Security.SecurityElement]::Escape($part.Value)
        "  <text xml:space=`"preserve`" class=`"$class`" x=`"18`" y=`"$y`">$text</text>"
        $y += $lineHeight
    }
}

$height = $y

$svg = @"
<svg xmlns="http://www.w3.org/2000/svg" width="$width" height="$height" viewBox="0 0 $width $height" role="img" aria-label="A PowerShell session with the CognitoIdentity module">
  <style>
    text { font: 12px ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace }
    .typed { fill: #f5e0a3 } .shown { fill: #d6dbe5 } .error { fill: #f08a8a }
  </style>
  <rect width="$width" height="$height" rx="8" fill="#1b2130"/>
  <circle cx="20" cy="18" r="5" fill="#e06c6c"/><circle cx="38" cy="18" r="5" fill="#e0c06c"/><circle cx="56" cy="18" r="5" fill="#7fbf7f"/>
$($rows -join "`n")
</svg>
"@
[IO.File]::WriteAllText("$PSScriptRoot/demo.svg", $svg.ReplaceLineEndings("`n") + "`n")
