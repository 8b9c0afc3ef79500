$ErrorActionPreference = 'Stop'
Import-Module CognitoIdentity
Get-CIIdentityPool | Out-Null
