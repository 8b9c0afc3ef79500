# A first tour of identity pools, against a local service: no AWS account is needed, and nothing is left behind.
# Run it with `dotnet run --project src/Shell -- samples/quickstart.ps1`, or in pwsh after importing the module.

$ErrorActionPreference = 'Stop'

'--- Start a local service. From here on, this session calls it and not AWS.'
Start-CILocalService

'--- Create pools: one with all its settings, and three alike.'
New-CIIdentityPool -IdentityPoolName 'shop-prod' -AllowClassicFlow $false -SupportedLoginProvider @{
    'accounts.google.com' = '1234567890-example.apps.googleusercontent.com'
    'graph.facebook.com'  = '1234567890123456'
} -CognitoIdentityProvider 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:1example23456789' -Tag @{ env = 'prod' }

$dev = 'shop-dev-1', 'shop-dev-2', 'shop-dev-3' | New-CIIdentityPool -AllowUnauthenticatedIdentity $true -Tag @{ env = 'dev' }

'--- List them, by page as they come; filter by name.'
Get-CIIdentityPool
Get-CIIdentityPool -Name 'shop-dev-*' -First 2

'--- Change one thing, and keep all others: the login providers are still there.'
Get-CIIdentityPool -Name 'shop-prod' | Update-CIIdentityPool -AllowUnauthenticatedIdentity $true -PassThru

'--- Tag pools, and find them by tag.'
$dev | Add-CIResourceTag -Tag @{ owner = 'ada'; stage = '1' }
$dev[0] | Get-CIResourceTag
$dev[0] | Get-CIResourceTag | Where-Object Key -EQ 'stage' | Remove-CIResourceTag -Force
Get-CIIdentityPool -Detailed | Where-Object { $_.IdentityPoolTags['env'] -eq 'dev' } | ForEach-Object { "  $($_.Name): $($_.IdentityPoolTags.Keys)" }

'--- One bad id does not stop the others.'
$dev[0].IdentityPoolId, 'us-east-1:00000000-0000-0000-0000-000000000000', $dev[1].IdentityPoolId |
    Get-CIIdentityPool -ErrorAction SilentlyContinue -ErrorVariable failed |
    ForEach-Object { "  found $($_.Name)" }
"  failed: $($failed[0])"

'--- See what would be removed, then remove it.'
Get-CIIdentityPool -Name 'shop-dev-*' | Remove-CIIdentityPool -WhatIf
Get-CIIdentityPool -Name 'shop-dev-*' | Remove-CIIdentityPool -Force
Get-CIIdentityPool

'--- Stop the service. From here on, this session calls AWS again.'
Stop-CILocalService
