# Identity pools in a minute, against a local service: no AWS account is needed, and nothing is left behind.
# Run it after importing the module, or from a clone by ./build.ps1 QuickStart.
# (Out-Host gives each type of object its own view. At a prompt it is not needed.)

$ErrorActionPreference = 'Stop'

'--- Start a local service. From here on, this session calls it and not AWS.'
Start-CILocalService | Out-Host

'--- A pool that takes users of a user pool, and guests.'
$userPool = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
$shop = New-CIIdentityPool 'shop' -AllowUnauthenticatedIdentity $true -CognitoIdentityProvider "${userPool}:1example23456789" -Tag @{ env = 'dev' }
$shop | Out-Host

'--- What is wrong with it? Each finding has the line that fixes it.'
$shop | Test-CIIdentityPool | Out-Host
$role = 'arn:aws:iam::123456789012:role'
$shop | Set-CIIdentityPoolRole -AuthenticatedRoleArn "$role/user" -UnauthenticatedRoleArn "$role/guest"
$shop | Update-CIIdentityPool -AllowClassicFlow $false

'--- AWS credentials of a guest, and of a user: one call, kept until shortly before they end. Secrets are not shown.'
$shop | Get-CICredential | Out-Host
$login = New-CILocalLogin $userPool 'ada' -ClientId '1example23456789'
$ada = $shop | Get-CICredential -Login $login
$ada | Export-CICredential -To Environment -WhatIf

'--- When the service denies credentials, the error says why.'
$expired = New-CILocalLogin $userPool 'ada' -ClientId '1example23456789' -ValidFor '-01:00:00'
$shop | Get-CICredential -Login $expired -Force -ErrorAction SilentlyContinue -ErrorVariable denied
"  $($denied[0])"
"  $($denied[0].ErrorDetails.RecommendedAction)"

'--- Pipelines: who is in the pool, and who would be removed.'
$shop | Get-CIIdentity | Out-Host
$shop | Get-CIIdentity | Where-Object { -not $_.Logins } | Remove-CIIdentity -WhatIf

'--- One change keeps all other settings; one bad id does not stop the others.'
$shop | Update-CIIdentityPool -IdentityPoolName 'shop-eu' -PassThru | Out-Host
$shop.IdentityPoolId, 'us-east-1:00000000-0000-0000-0000-000000000000' |
    Get-CIIdentityPool -ErrorAction SilentlyContinue -ErrorVariable failed |
    ForEach-Object { "  found:  $($_.Name)" }
"  failed: $($failed[0])"

'--- Stop the service. From here on, this session calls AWS again.'
Stop-CILocalService
