# What docs/demo/demo.svg shows: each line as typed, and what comes of it. render.ps1 draws it.

$lines = @(
    'Start-CILocalService | Out-Null   # or nothing at all, to call AWS'
    '$shop = New-CIIdentityPool shop -AllowUnauthenticatedIdentity $true'
    '$shop | Set-CIIdentityPoolRole -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guest'
    '$shop | Get-CICredential'
    '$shop | Get-CIIdentity | Remove-CIIdentity -WhatIf'
    'Get-CIIdentityPool us-east-1_AbCdEfGhI'
)

foreach ($line in $lines) {
    "PS> $line"
    . ([scriptblock]::Create($line)) | Out-Host
}
