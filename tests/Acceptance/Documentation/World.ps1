# What the examples of the pages find: a local service with pools and identities under ids that stay the same.
#
#   shop-prod   us-east-1:0a1b2c3d-1111-4222-8333-444455556666, with a user pool, Google, a backend of its own, and guests
#     ada         us-east-1:0a1b2c3d-aaaa-4222-8333-444455556666, a user of the user pool
#     bob         us-east-1:0a1b2c3d-bbbb-4222-8333-444455556666, a user of the backend
#     guests      us-east-1:0a1b2c3d-cccc-... and -dddd-...
#   shop-dev-1  us-east-1:0a1b2c3d-2222-4222-8333-444455556666
#   shop-dev-2  us-east-1:0a1b2c3d-3333-4222-8333-444455556666
#
# $pool is shop-prod, $login is a login of ada's.

$ErrorActionPreference = 'Stop'

$userPool = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
$client = '1example23456789'

# A world is made as a user would make it, and then gets its ids in the file of its state. With that file there, it only starts.
if (-not (Test-Path state.json)) {
    $null = Start-CILocalService -StatePath state.json
    $shop = New-CIIdentityPool shop-prod -AllowUnauthenticatedIdentity $true -AllowClassicFlow $false -Tag @{ env = 'prod' } `
        -CognitoIdentityProvider "${userPool}:$client" -DeveloperProviderName 'login.shop.example' `
        -SupportedLoginProvider @{ 'accounts.google.com' = '1234567890-example.apps.googleusercontent.com' }
    $shop | Set-CIIdentityPoolRole -AuthenticatedRoleArn arn:aws:iam::123456789012:role/shop-users -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/shop-guests
    $dev = 'shop-dev-1', 'shop-dev-2' | New-CIIdentityPool -AllowUnauthenticatedIdentity $true -Tag @{ env = 'dev' }
    $ada = Get-CIIdentityId $shop -Login (New-CILocalLogin $userPool ada -ClientId $client)
    $bob = Get-CIDeveloperOpenIdToken $shop bob
    $guests = 1..2 | ForEach-Object { Get-CIIdentityId $shop }
    Stop-CILocalService

    $made = @($shop, $dev[0], $dev[1]).IdentityPoolId + @($ada, $bob.IdentityId) + $guests
    $kept = '1111', '2222', '3333', 'aaaa', 'bbbb', 'cccc', 'dddd'
    $state = [IO.File]::ReadAllText("$PWD/state.json")
    for ($i = 0; $i -lt $made.Count; $i++) {
        $state = $state.Replace($made[$i].Split(':')[1], "0a1b2c3d-$($kept[$i])-4222-8333-444455556666")
    }
    [IO.File]::WriteAllText("$PWD/state.json", $state)
}

$null = Start-CILocalService -StatePath state.json
$pool = Get-CIIdentityPool us-east-1:0a1b2c3d-1111-4222-8333-444455556666
$login = New-CILocalLogin $userPool ada -ClientId $client

$ErrorActionPreference = 'Continue'
