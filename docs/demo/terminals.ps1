# The session whose screen docs/demo/terminals.sh captures.
$ErrorActionPreference = 'Continue'
Import-Module "$PSScriptRoot/../../out/CognitoIdentity/CognitoIdentity.psd1"
Remove-Module PSReadLine -ErrorAction Ignore
$null = Start-CILocalService
$userPool = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:1example23456789'
$shop = New-CIIdentityPool shop-prod -AllowUnauthenticatedIdentity $true -SupportedLoginProvider @{ 'accounts.google.com' = '123-abc.apps.googleusercontent.com' } -CognitoIdentityProvider $userPool -Tag @{ env = 'test'; owner = 'ada' }
$null = New-CIIdentityPool shop-dev -AllowUnauthenticatedIdentity $true -AllowClassicFlow $true
$null = New-CIIdentityPool shop-eu -Region eu-west-1
$shop | Set-CIIdentityPoolRole -AuthenticatedRoleArn arn:aws:iam::123456789012:role/users -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guests
$credential = $shop | Get-CICredential
$login = New-CILocalLogin cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI ada -IdentityPoolId $shop
$null = Get-CIIdentityId $shop $login.Logins
function prompt { 'PS> ' }
Clear-Host
