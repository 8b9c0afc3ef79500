# A first tour of identity pools, against a local service: no AWS account is needed, and nothing is left behind.
# Run it with `dotnet run --project src/Shell -- samples/quickstart.ps1`, or in pwsh after importing the module.
# (Out-Host gives each kind of object its own view; at a prompt it is not needed.)

$ErrorActionPreference = 'Stop'

'--- Start a local service. From here on, this session calls it and not AWS.'
Start-CILocalService | Out-Host

'--- Create pools: one with settings of its own, and three alike.'
New-CIIdentityPool -IdentityPoolName 'shop-prod' -AllowClassicFlow $false -Tag @{ env = 'prod' } -SupportedLoginProvider @{
    'accounts.google.com' = '1234567890-example.apps.googleusercontent.com'
} -CognitoIdentityProvider 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:1example23456789' | Out-Host

$dev = 'shop-dev-1', 'shop-dev-2', 'shop-dev-3' | New-CIIdentityPool -AllowUnauthenticatedIdentity $true -Tag @{ env = 'dev' }

'--- List them all, then by name.'
Get-CIIdentityPool | Out-Host
Get-CIIdentityPool -Name 'shop-dev-*' -First 2 | Out-Host

'--- Change one thing and keep all others: the providers and tags are still there.'
Get-CIIdentityPool -Name 'shop-prod' | Update-CIIdentityPool -AllowUnauthenticatedIdentity $true -PassThru | Out-Host

'--- Tag pools, remove a tag, and find pools by tag.'
$dev | Add-CIResourceTag -Tag @{ owner = 'ada'; stage = '1' }
$dev[0] | Get-CIResourceTag | Where-Object Key -EQ 'stage' | Remove-CIResourceTag -Force
$dev | Get-CIResourceTag | Out-Host
Get-CIIdentityPool -Detailed | Where-Object { $_.IdentityPoolTags['stage'] -eq '1' } | ForEach-Object { "  stage 1: $($_.Name)" }

'--- One bad id does not stop the others.'
$dev[0].IdentityPoolId, 'us-east-1:00000000-0000-0000-0000-000000000000', $dev[1].IdentityPoolId |
    Get-CIIdentityPool -ErrorAction SilentlyContinue -ErrorVariable failed |
    ForEach-Object { "  found:  $($_.Name)" }
"  failed: $($failed[0])"

'--- See what would be removed, then remove it.'
Get-CIIdentityPool -Name 'shop-dev-*' | Remove-CIIdentityPool -WhatIf
Get-CIIdentityPool -Name 'shop-dev-*' | Remove-CIIdentityPool -Force
Get-CIIdentityPool | Out-Host

'--- Stop the service. From here on, this session calls AWS again.'
Stop-CILocalService
