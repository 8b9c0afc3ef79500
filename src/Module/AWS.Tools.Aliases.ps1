# The cmdlet names of AWS.Tools.CognitoIdentity as aliases for the cmdlets of this module. The module doesn't load this file: to go on typing
# the old names, dot-source it, for example in your profile, after the module is imported:
#
#     . (Join-Path (Get-Module CognitoIdentity).ModuleBase AWS.Tools.Aliases.ps1)
#
# Parameter names that exist in both modules mean the same. Get-Help about_CognitoIdentity_Migration says what is different.

if (Get-Module AWS.Tools.CognitoIdentity, AWSPowerShell, AWSPowerShell.NetCore) {
    Write-Warning 'AWS Tools is loaded, and aliases would hide its cmdlets. The aliases for CognitoIdentity were not set.'
    return
}

Set-Alias Add-CGIResourceTag Add-CIResourceTag
Set-Alias Dismount-CGIDeveloperIdentity Remove-CIDeveloperIdentity
Set-Alias Dismount-CGIIdentity Remove-CIIdentityLogin
Set-Alias Find-CGIDeveloperIdentity Find-CIDeveloperIdentity
Set-Alias Get-CGICredentialsForIdentity Get-CICredential
Set-Alias Get-CGIId Get-CIIdentityId
Set-Alias Get-CGIIdentity Get-CIIdentity
Set-Alias Get-CGIIdentityList Get-CIIdentity
Set-Alias Get-CGIIdentityPool Get-CIIdentityPool
Set-Alias Get-CGIIdentityPoolList Get-CIIdentityPool
Set-Alias Get-CGIIdentityPoolRole Get-CIIdentityPoolRole
Set-Alias Get-CGIOpenIdToken Get-CIOpenIdToken
Set-Alias Get-CGIPrincipalTagAttributeMap Get-CIPrincipalTagAttributeMap
Set-Alias Get-CGIResourceTag Get-CIResourceTag
Set-Alias Merge-CGIDeveloperIdentity Merge-CIDeveloperIdentity
Set-Alias New-CGIIdentityPool New-CIIdentityPool
Set-Alias Remove-CGIIdentity Remove-CIIdentity
Set-Alias Remove-CGIIdentityPool Remove-CIIdentityPool
Set-Alias Remove-CGIResourceTag Remove-CIResourceTag
Set-Alias Set-CGIIdentityPoolRole Set-CIIdentityPoolRole
Set-Alias Set-CGIPrincipalTagAttributeMap Set-CIPrincipalTagAttributeMap
Set-Alias Update-CGIIdentityPool Update-CIIdentityPool

# Its -Login has the user's id among the logins, so no alias can stand for it.
function Get-CGIOpenIdTokenForDeveloperIdentity {
    throw 'Get-CIDeveloperOpenIdToken takes its place: pass the pool and the id of the user, and only other logins as -Login. See Get-Help about_CognitoIdentity_Migration.'
}
