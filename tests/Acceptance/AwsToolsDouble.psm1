# AWS Tools for PowerShell as other modules see it: its session variable, the commands that set it, with the parameter sets of the real
# ones, and credentials from its own copy of the SDK core, in the default load context.
param([string] $Core)

$assembly = [Reflection.Assembly]::LoadFrom($Core)

# The real one wraps what it stores. Only Get-AWSCredential returns what is inside.
class StoredCredential {
    hidden [object] $Credentials
    [string] ToString() { return 'stored' }
}

function Set-AWSCredential {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'BasicOrSession')] [Alias('AK')] [string] $AccessKey,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'BasicOrSession')] [Alias('SK', 'SecretAccessKey')] [string] $SecretKey,
        [Parameter(ValueFromPipelineByPropertyName, ParameterSetName = 'BasicOrSession')] [Alias('ST')] [string] $SessionToken,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'AssumeRole')] [string] $RoleArn,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'AssumeRole')] [string] $SourceProfile,
        [Parameter(Mandatory, ValueFromPipelineByPropertyName, ParameterSetName = 'StoredProfile')] [string] $ProfileName,
        [Parameter(Mandatory, ValueFromPipeline, ParameterSetName = 'AWSCredentialsObject')] [Amazon.Runtime.AWSCredentials] $Credential)

    process {
        if (-not $Credential) {
            $type = if ($SessionToken) { 'Amazon.Runtime.SessionAWSCredentials' } else { 'Amazon.Runtime.BasicAWSCredentials' }
            [string[]] $keys = @($AccessKey, $SecretKey, $SessionToken) | Where-Object { $_ }
            $Credential = [Activator]::CreateInstance($assembly.GetType($type), $keys)
        }

        $PSCmdlet.SessionState.PSVariable.Set('StoredAWSCredentials', [StoredCredential]@{ Credentials = $Credential })
    }
}

function Get-AWSCredential {
    [CmdletBinding()]
    param()

    $PSCmdlet.SessionState.PSVariable.GetValue('StoredAWSCredentials').Credentials
}
