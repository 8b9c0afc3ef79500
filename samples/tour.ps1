# Every cmdlet at least once, against a local service: no AWS account is needed, and nothing is left behind.
# Run it after importing the module.
# (Out-Host gives each type of object its own view. At a prompt it is not needed.)

$ErrorActionPreference = 'Stop'

'--- A local service, and a pool with a user pool, your own backend, and guests.'
$null = Start-CILocalService
Get-CILocalService | ForEach-Object { "  serving account $($_.AccountId)" }

$userPool = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
$client = '1example23456789'
$pool = New-CIIdentityPool 'tour' -AllowUnauthenticatedIdentity $true -DeveloperProviderName 'login.tour' -CognitoIdentityProvider "${userPool}:$client"
$pool | Update-CIIdentityPool -AllowClassicFlow $true
Get-CIIdentityPool -Name 'to*' | ForEach-Object { "  listed: $($_.Name)" }
Get-CIIdentityPool $pool.IdentityPoolId | Out-Host

'--- Tags.'
$pool | Add-CIResourceTag -Tag @{ env = 'tour'; stage = '1' }
$pool | Get-CIResourceTag | Where-Object Key -EQ 'stage' | Remove-CIResourceTag -Force
$pool | Get-CIResourceTag | Out-Host

'--- Roles: one for users, one for guests, and another for those whose token says so.'
$role = 'arn:aws:iam::123456789012:role'
$rule = New-CIRoleMappingRule -Claim 'custom:team' -MatchType Equals -Value 'admins' -RoleArn "$role/admins"
$mapping = $rule | New-CIRoleMapping -AmbiguousRoleResolution AuthenticatedRole
$pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn "$role/users" -UnauthenticatedRoleArn "$role/guests" -RoleMapping @{ "${userPool}:$client" = $mapping }
$pool | Get-CIIdentityPoolRole | Out-Host

'--- Is the pool sound? And what would it say to the token of another client?'
$pool | Test-CIIdentityPool | ForEach-Object { "  $_"; "    $($_.Remedy)" }
New-CILocalLogin -ProviderName $userPool -UserId 'ada' -ClientId 'another' | Test-CILoginToken -IdentityPoolId $pool | Out-Host

$copy = $pool | New-CIIdentityPool -IdentityPoolName 'tour, copied'
$pool | Get-CIIdentityPoolRole | Set-CIIdentityPoolRole -IdentityPoolId $copy.IdentityPoolId
$copy | Remove-CIIdentityPoolRole -RoleType unauthenticated -Force -PassThru | ForEach-Object { "  the copy's roles: $($_.Roles.Keys)" }
$copy | Remove-CIIdentityPool -Force

'--- Principal tags: which claims of a token become tags of the session.'
$pool | Set-CIPrincipalTagAttributeMap -IdentityProviderName $userPool -PrincipalTag @{ team = 'custom:team' }
$pool | Get-CIPrincipalTagAttributeMap -IdentityProviderName $userPool | Out-Host
$pool | Set-CIPrincipalTagAttributeMap -IdentityProviderName $userPool -UseDefault

'--- Identities: three guests and a user.'
$guests = 1..3 | ForEach-Object { Get-CIIdentityId $pool }
$login = New-CILocalLogin -ProviderName $userPool -UserId 'ada' -ClientId $client
$ada = Get-CIIdentityId $pool -Login $login
$pool | Get-CIIdentity | ForEach-Object { "  $(if ($_.Logins) { $_.Logins } else { 'a guest' })" }
$ada | Get-CIIdentity | ForEach-Object { "  ada is linked to $($_.Logins)" }

'--- Tokens for the classic flow. A pool with role mappings does not allow it, so they go first.'
$pool | Remove-CIIdentityPoolRole -ProviderName "${userPool}:$client" -Force
Get-CIOpenIdToken $ada -Login $login | ForEach-Object { "  a token for $($_.Claims.amr[1]), good for $([int]($_.Expiration - [datetime]::Now).TotalMinutes) minutes" }

'--- Credentials: of a guest, of a user, and of a role by the classic flow. They are kept until shortly before they end.'
$guests[0] | Get-CICredential | Out-Host
$credential = Get-CICredential $pool -UserPoolId 'us-east-1_AbCdEfGhI' -IdToken { $login.Token }
$credential | Get-CIIdentity | ForEach-Object { "  the credentials of $($_.Logins) describe their own identity" }
Get-CICredential $pool -Login $login -RoleArn "$role/users" -DurationSeconds 900 | ForEach-Object { "  $($_.AssumedRoleArn) by the $($_.Flow) flow" }
$pool | Get-CICredential -DeveloperUserIdentifier 'ada' | ForEach-Object { "  user ada of your own backend has identity $($_.IdentityId)" }
Clear-CICredentialCache

'--- Credentials for other programs: in the environment, a profile, a pipeline, or a script.'
$credential | Export-CICredential -To Environment -WhatIf
$credential | Export-CICredential -To Bash | ForEach-Object { "  $($_ -replace '=.*')" }

'--- Users of your own backend.'
$bob, $carol = 'bob', 'carol' | Get-CIDeveloperOpenIdToken $pool -TokenDuration '01:00:00'
$bob | Out-Host
Find-CIDeveloperIdentity $pool 'bob' | Out-Host
$merged = Merge-CIDeveloperIdentity $pool -SourceUserIdentifier 'carol' -DestinationUserIdentifier 'bob'
Find-CIDeveloperIdentity $pool -IdentityId $merged.IdentityId | ForEach-Object { "  $_ has identity $(if ($_.IdentityId -eq $bob.IdentityId) { 'of bob' } else { '?' })" }
Remove-CIDeveloperIdentity $pool -IdentityId $merged.IdentityId -DeveloperUserIdentifier 'carol' -Force

'--- Unlink, and remove: any number of identities, 60 a call.'
Remove-CIIdentityLogin $ada -Login $login -Force
$guests | Remove-CIIdentity -WhatIf
$pool | Get-CIIdentity | Remove-CIIdentity -Force -PassThru | ForEach-Object { $removed++ }
"  removed $removed identities; left: $(@($pool | Get-CIIdentity).Count)"

'--- And the pool itself.'
$pool | Remove-CIIdentityPool -Force
Stop-CILocalService

'--- A role that trusts another pool gives no credentials. Why, and what fixes it.'
$service = Start-CILocalService -EnforceRoleTrust
$pool, $other = 'tour', 'another' | New-CIIdentityPool -AllowUnauthenticatedIdentity $true -SupportedLoginProvider @{ 'graph.facebook.com' = '1234' }

# Does the same as "aws iam ...", without the AWS CLI. Any well-formed signature is accepted here.
function Invoke-LocalIam([string] $action, [hashtable] $parameters) {
    $signature = 'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=00'
    $body = $parameters + @{ Action = $action; Version = '2010-05-08' }
    $null = Invoke-RestMethod $service.EndpointUrl -Method Post -Body $body -Headers @{ Authorization = $signature }
}

Invoke-LocalIam CreateRole @{ RoleName = 'users'; AssumeRolePolicyDocument = New-CIRoleTrustPolicy $pool }
Invoke-LocalIam CreateRole @{ RoleName = 'guests'; AssumeRolePolicyDocument = New-CIRoleTrustPolicy $other -Unauthenticated }
$pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn "$role/users" -UnauthenticatedRoleArn "$role/guests"
try { $pool | Get-CICredential } catch { "  $($_.Exception.Message)"; "  $($_.ErrorDetails.RecommendedAction)" }
$pool | Test-CIIdentityPool | ForEach-Object { "  $_"; "    $($_.Remedy)" }
Invoke-LocalIam UpdateAssumeRolePolicy @{ RoleName = 'guests'; PolicyDocument = New-CIRoleTrustPolicy $pool -Unauthenticated }
$pool | Get-CICredential | ForEach-Object { "  credentials of identity $($_.IdentityId)" }

'--- The session calls AWS again.'
Stop-CILocalService
