# Writes state.json: the pools and identities that the examples of the pages use, with fixed ids.
#
#   shop-prod   us-east-1:0a1b2c3d-1111-4222-8333-444455556666, with a user pool, Google, a developer provider, and guests
#     ada         us-east-1:0a1b2c3d-aaaa-4222-8333-444455556666, a user of the user pool
#     bob         us-east-1:0a1b2c3d-bbbb-4222-8333-444455556666, a user of the backend
#     guests      us-east-1:0a1b2c3d-cccc-... and -dddd-...
#   shop-dev-1  us-east-1:0a1b2c3d-2222-4222-8333-444455556666
#   shop-dev-2  us-east-1:0a1b2c3d-3333-4222-8333-444455556666

$ErrorActionPreference = 'Stop'

$userPool = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
$client = '1example23456789'

$null = Start-CILocalService -StatePath state.json
$shop = New-CIIdentityPool shop-prod -AllowUnauthenticatedIdentity $true -AllowClassicFlow $false -Tag @{ env = 'prod' } `
    -CognitoIdentityProvider "${userPool}:$client" -DeveloperProviderName 'login.shop.example' `
    -SupportedLoginProvider @{ 'accounts.google.com' = '1234567890-example.apps.googleusercontent.com' }
$shop | Set-CIIdentityPoolRole -AuthenticatedRoleArn arn:aws:iam::123456789012:role/shop-users -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/shop-guests
foreach ($provider in $userPool, 'accounts.google.com') { $shop | Set-CIPrincipalTagAttributeMap -IdentityProviderName $provider -UseDefault }
$dev = 'shop-dev-1', 'shop-dev-2' | New-CIIdentityPool -AllowUnauthenticatedIdentity $true -Tag @{ env = 'dev' }
$ada = Get-CIIdentityId $shop -Login (New-CILocalLogin $userPool ada -ClientId $client)
$bob = Get-CIDeveloperOpenIdToken $shop bob
$guests = 1..2 | ForEach-Object { Get-CIIdentityId $shop }
Stop-CILocalService

# The service chose the ids. The file gets the fixed ones instead.
$made = @($shop, $dev[0], $dev[1]).IdentityPoolId + @($ada, $bob.IdentityId) + $guests
$kept = '1111', '2222', '3333', 'aaaa', 'bbbb', 'cccc', 'dddd'
$state = [IO.File]::ReadAllText("$PWD/state.json")
for ($i = 0; $i -lt $made.Count; $i++) {
    $state = $state.Replace($made[$i].Split(':')[1], "0a1b2c3d-$($kept[$i])-4222-8333-444455556666")
}
[IO.File]::WriteAllText("$PWD/state.json", $state)
