# Credentials of an identity pool for every AWS client, by a line in the AWS config file (~/.aws/config):
#
#   [profile shop]
#   region = us-east-1
#   credential_process = pwsh -NoProfile -File /path/to/credential-process.ps1 -IdentityPoolId us-east-1:01234567-89ab-cdef-0123-456789abcdef
#
# Then `aws s3 ls --profile shop` runs this script, and runs it again shortly before the credentials expire. On Windows, write / in
# paths. Without a login, each run is a new guest; pass -IdentityId to stay the same guest. With -ProviderName and -TokenPath, the
# credentials are for the user whose token another program keeps in that file.
param(
    [Parameter(Mandatory, ParameterSetName = 'Pool')]
    [Parameter(Mandatory, ParameterSetName = 'PoolLogin')]
    [string] $IdentityPoolId,

    [Parameter(Mandatory, ParameterSetName = 'Identity')]
    [Parameter(Mandatory, ParameterSetName = 'IdentityLogin')]
    [string] $IdentityId,

    [Parameter(Mandatory, ParameterSetName = 'PoolLogin')]
    [Parameter(Mandatory, ParameterSetName = 'IdentityLogin')]
    [string] $ProviderName,

    [Parameter(Mandatory, ParameterSetName = 'PoolLogin')]
    [Parameter(Mandatory, ParameterSetName = 'IdentityLogin')]
    [string] $TokenPath
)

# A failure goes to standard error, with exit code 1. Nothing but the document may go to standard output.
$ErrorActionPreference = 'Stop'
$WarningPreference = $VerbosePreference = $InformationPreference = $ProgressPreference = 'SilentlyContinue'

$arguments = if ($IdentityId) { @{ IdentityId = $IdentityId } } else { @{ IdentityPoolId = $IdentityPoolId } }
if ($ProviderName) {
    $arguments.Login = @{ $ProviderName = [IO.File]::ReadAllText($TokenPath).Trim() }
}

Get-CICredential @arguments | Export-CICredential -To CredentialProcess
