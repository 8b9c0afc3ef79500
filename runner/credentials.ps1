<#
.SYNOPSIS
Turns the OpenID Connect token of a job into AWS credentials for its later steps, through an identity pool.

.DESCRIPTION
For jobs of GitHub Actions and Azure DevOps, in pwsh 7.4 and later and in Windows PowerShell 5.1. It ships in the module's folder.
action.yml and azure/credentials.yml of the project call it. It masks the token and the secrets before it uses them.

.PARAMETER IdentityPoolId
The pool. It must be configured for the provider of the token, and must have a role for identities with a login.

.PARAMETER ProviderName
The name of the provider in the pool. The default is the issuer of the token, without https://.

.PARAMETER Audience
The audience of the token. In Azure DevOps, it can't be chosen.

.PARAMETER ServiceConnectionId
Azure DevOps: the service connection whose token to use. The default is the token of the pipeline itself.

.PARAMETER CustomRoleArn
One of the roles in the token, if the pool takes the role from the token.

.PARAMETER RoleArn
The role to take with the basic (classic) flow, instead of the pool's choice.

.PARAMETER DurationSeconds
How long the credentials of the classic flow are valid.

.PARAMETER Region
The region for later steps, set as AWS_REGION and AWS_DEFAULT_REGION. Without it, these are not changed.

.PARAMETER AsOutput
GitHub Actions: the credentials become outputs of the step instead of environment variables.
#>
[CmdletBinding()]
param(
    [string] $IdentityPoolId,
    [string] $ProviderName,
    [string] $Audience,
    [string] $ServiceConnectionId,
    [string] $CustomRoleArn,
    [string] $RoleArn,
    [string] $DurationSeconds,
    [string] $Region,
    [switch] $AsOutput
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$onGitHub = $env:GITHUB_ACTIONS -eq 'true'

if ($PSVersionTable.PSVersion.Major -lt 6 -and [Net.ServicePointManager]::SecurityProtocol -ne 'SystemDefault') {
    # Only this step uses the process. Old systems start with TLS 1.0, which servers reject now.
    [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
}

function Get-JobToken {
    if ($onGitHub) {
        if (-not $env:ACTIONS_ID_TOKEN_REQUEST_URL) {
            throw 'This job may not ask for a token. Give it "permissions: { id-token: write, contents: read }"; a pull request from a fork can not have that.'
        }

        $url = $env:ACTIONS_ID_TOKEN_REQUEST_URL
        if ($Audience) { $url += '&audience=' + [uri]::EscapeDataString($Audience) }
        $answer = Send-TokenRequest @{ Uri = $url; Headers = @{ Authorization = "bearer $env:ACTIONS_ID_TOKEN_REQUEST_TOKEN" } }
        $token = $answer.value
    }
    else {
        if (-not $env:SYSTEM_ACCESSTOKEN) {
            throw 'This step may not ask for a token. Give it "env: { SYSTEM_ACCESSTOKEN: $(System.AccessToken) }".'
        }

        $url = $env:SYSTEM_OIDCREQUESTURI + '?api-version=7.1'
        if ($ServiceConnectionId) { $url += '&serviceConnectionId=' + [uri]::EscapeDataString($ServiceConnectionId) }
        $answer = Send-TokenRequest @{ Method = 'Post'; Uri = $url; ContentType = 'application/json'; Headers = @{ Authorization = "Bearer $env:SYSTEM_ACCESSTOKEN" } }
        $token = $answer.oidcToken
    }

    if ($token -notmatch '^[\w-]+\.[\w-]+\.[\w-]+\z') {
        throw 'The runner answered without a token.'
    }

    if ($onGitHub) { Write-RunnerCommand add-mask $token } else { Write-RunnerCommand task.setsecret $token }
    $token
}

# An answer with status 3xx or 4xx is final. All other failures are retried.
function Send-TokenRequest([hashtable] $Request) {
    for ($attempt = 1; ; $attempt++) {
        try {
            # The debug stream would show the answer, with the token.
            return Invoke-RestMethod @Request -MaximumRedirection 0 -TimeoutSec 30 -Verbose:$false -Debug:$false
        }
        catch {
            $status = [int] $_.Exception.Response.StatusCode
            if ($attempt -eq 3 -or $status -in 300..499) {
                # Without the message, which contains text from the server.
                throw "The runner gives no token: $(if ($status) { "it answered with HTTP $status." } else { 'there is no connection to it.' })"
            }

            [Threading.Thread]::Sleep(500 * $attempt)
        }
    }
}

function Export-Value([string] $Name, [string] $Value, [string] $GitHubFile) {
    if ($onGitHub) {
        # A random delimiter, so that no value can contain it.
        $end = "end_$([guid]::NewGuid().ToString('N'))"
        [IO.File]::AppendAllText($GitHubFile, "$Name<<$end`n$(ConvertTo-Line $Value)`n$end`n")
    }
    else {
        Write-RunnerCommand "task.setvariable variable=$Name" $Value
    }
}

# Writes all commands of the runner. Encodes the value, so that it can't end the line. The runner decodes it.
function Write-RunnerCommand([string] $Command, [string] $Value) {
    if ($onGitHub) {
        Write-RunnerLine "::${Command}::$($Value.Replace('%', '%25').Replace("`r", '%0D').Replace("`n", '%0A'))"
    }
    else {
        Write-RunnerLine "##vso[$Command]$($Value.Replace('%', '%AZP25').Replace("`r", '%0D').Replace("`n", '%0A'))"
    }
}

# Writes to the host, so that the runner reads the line even if the output is redirected.
function Write-RunnerLine([string] $Line) {
    $Host.UI.WriteLine($Line)
}

# Makes a text safe to log: commands of GitHub begin a line with :: or contain ##[, those of Azure DevOps contain ##vso[.
function ConvertTo-Text([string] $Text) {
    (ConvertTo-Line $Text) -replace '#(?=#)', '# ' -replace ':(?=:)', ': '
}

# Makes one line. Some readers also end a line at other characters than a line feed.
function ConvertTo-Line([string] $Text) {
    $Text -replace '[\p{Cc}\p{Cf}\u2028\u2029]', [char] 0xFFFD
}

# An annotation of the job. The kind is error or warning.
function Write-RunnerIssue([string] $Kind, [string] $Message) {
    if ($onGitHub) { Write-RunnerCommand "$Kind title=AWS credentials" $Message } else { Write-RunnerCommand "task.logissue type=$Kind" $Message }
}

# Warns if strangers can get credentials of the pool. Most jobs have no permission to read the pool, so there is only one attempt.
function Write-OpenPoolWarning {
    $attempts = $env:AWS_MAX_ATTEMPTS
    try {
        $env:AWS_MAX_ATTEMPTS = '1'
        Test-CIIdentityPool $IdentityPoolId -Credential $credential -SkipRole -ErrorAction Stop |
            Where-Object Id -In 'ProviderShared', 'RoleMappingRuleOpen' |
            ForEach-Object { Write-RunnerIssue warning "$($_.Message) Close it with: $($_.Remedy)" }
    }
    catch {
        Write-Verbose (ConvertTo-Text "The pool was not read: $_")
    }
    finally {
        $env:AWS_MAX_ATTEMPTS = $attempts
    }
}

try {
    if (-not $onGitHub -and $env:TF_BUILD -ne 'True') {
        throw 'This is neither a job of GitHub Actions nor of Azure DevOps. Elsewhere, use Get-CICredential and Export-CICredential.'
    }

    if (-not $IdentityPoolId) {
        throw 'No identity pool is given. Its id is REGION:GUID, such as us-east-1:01234567-89ab-cdef-0123-456789abcdef.'
    }

    if ($CustomRoleArn -and $RoleArn) {
        throw 'A custom role is for the enhanced flow, and a role for the classic one: give one of them.'
    }

    if ($DurationSeconds -and -not $RoleArn) {
        throw 'A duration is for the classic flow: give a role with it. Credentials of the enhanced flow last an hour.'
    }

    if ($Region -and $Region -notmatch '^[a-z]{2,}(-[a-z]+)+-\d+\z') {
        throw "'$Region' is no AWS region, such as eu-west-1."
    }

    Import-Module "$PSScriptRoot/../CognitoIdentity.psd1"

    $token = Get-JobToken
    $claims = Test-CILoginToken -Token $token
    $provider = $(if ($ProviderName) { $ProviderName } else { $claims.Issuer -replace '^https://' })
    $role = @{}
    if ($CustomRoleArn) { $role.CustomRoleArn = $CustomRoleArn }
    if ($RoleArn) { $role.RoleArn = $RoleArn }
    if ($DurationSeconds) { $role.DurationSeconds = $DurationSeconds }

    $credential = Get-CICredential $IdentityPoolId -Login @{ $provider = $token } @role
    if ($onGitHub) {
        $credential | Export-CICredential -To GitHubActions -AsOutput:$AsOutput
    }
    else {
        $credential | Export-CICredential -To AzureDevOps
    }

    $expiration = $credential.Expiration.ToUniversalTime().ToString('s') + 'Z'

    if ($Region) {
        Export-Value AWS_REGION $Region $env:GITHUB_ENV
        Export-Value AWS_DEFAULT_REGION $Region $env:GITHUB_ENV
    }

    if ($onGitHub) {
        Export-Value identity-id $credential.IdentityId $env:GITHUB_OUTPUT
        Export-Value expiration $expiration $env:GITHUB_OUTPUT
    }

    Write-OpenPoolWarning
    ConvertTo-Text "A login at ${provider}: later steps work in the name of $($credential.IdentityId), until $expiration."
}
catch {
    $message = "$_ $($_.ErrorDetails.RecommendedAction)".Trim()
    if ($_.Exception.ErrorId -eq 'NotAuthorized') {
        # The job has no keys to read the pool with.
        $message += " The token was issued by $($claims.Issuer) for the audience $($claims.Audience), and was passed under the login key ${provider}. " +
            'The pool must have a provider of that name, and this provider must have that audience.'
    }

    Write-RunnerIssue error $message
    exit 1
}
