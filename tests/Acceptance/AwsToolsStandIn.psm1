# What other modules see of AWS Tools for PowerShell: its session variable, the commands behind it with the parameter sets of the
# real ones, and credentials of a copy of the SDK core of its own, which is loaded where a module's assemblies usually are.
param([string] $Core)

$assembly = [Reflection.Assembly]::LoadFrom($Core)

# The real one wraps what it stores, and tells nobody but Get-AWSCredential what is inside.
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
        $type = $assembly.GetType($SessionToken ? 'Amazon.Runtime.SessionAWSCredentials' : 'Amazon.Runtime.BasicAWSCredentials')
        [string[]] $keys = @($AccessKey, $SecretKey, $SessionToken) | Where-Object { $_ }
        $PSCmdlet.SessionState.PSVariable.Set('StoredAWSCredentials', [StoredCredential]@{ Credentials = $Credential ?? [Activator]::CreateInstance($type, $keys) })
    }
}

function Get-AWSCredential {
    [CmdletBinding()]
    param()

    $PSCmdlet.SessionState.PSVariable.GetValue('StoredAWSCredentials').Credentials
}
