<#
.SYNOPSIS
Turns the OpenID Connect token of a job into AWS credentials for its later steps, through an identity pool.

.DESCRIPTION
For jobs of GitHub Actions and Azure DevOps, in pwsh 7.4 and later and in Windows PowerShell 5.1. It ships with the module, beside which
it is; action.yml and azure/credentials.yml of the project call it. The token and the secrets are masked before anything else is
done with them.

.PARAMETER IdentityPoolId
The pool. It has to know the provider of the token, and to have a role for identities with a login.

.PARAMETER ProviderName
The provider as the pool knows it. Without it: the issuer of the token, without https://.

.PARAMETER Audience
Whom the token is for. Azure DevOps lets nobody choose.

.PARAMETER ServiceConnectionId
Azure DevOps: the service connection that the token is of. Without it, it is of the pipeline itself.

.PARAMETER CustomRoleArn
One of the roles that the token names, where the pool takes the role from the token.

.PARAMETER RoleArn
The role to take by the basic (classic) flow, instead of the one that the pool chooses.

.PARAMETER DurationSeconds
How long the credentials of the classic flow last.

.PARAMETER Region
The region that later steps work in, as AWS_REGION and AWS_DEFAULT_REGION. Without it, theirs stays what it is.

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
    # The process is this step's own. Old ones begin with TLS 1.0, which nobody takes any more.
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

# A 3xx or 4xx answer is final. Anything else is tried again.
function Send-TokenRequest([hashtable] $Request) {
    for ($attempt = 1; ; $attempt++) {
        try {
            # The debug stream would show the answer, with the token.
            return Invoke-RestMethod @Request -MaximumRedirection 0 -TimeoutSec 30 -Verbose:$false -Debug:$false
        }
        catch {
            $status = [int] $_.Exception.Response.StatusCode
            if ($attempt -eq 3 -or $status -in 300..499) {
                # Not the message: it has the reason that the server gave, which may be any text.
                throw "The runner gives no token: $(if ($status) { "it answered with HTTP $status." } else { 'there is no connection to it.' })"
            }

            [Threading.Thread]::Sleep(500 * $attempt)
        }
    }
}

function Export-Value([string] $Name, [string] $Value, [string] $GitHubFile) {
    if ($onGitHub) {
        # Nobody can guess where the value ends.
        $end = "end_$([guid]::NewGuid().ToString('N'))"
        [IO.File]::AppendAllText($GitHubFile, "$Name<<$end`n$(ConvertTo-Line $Value)`n$end`n")
    }
    else {
        Write-RunnerCommand "task.setvariable variable=$Name" $Value
    }
}

# The only way to a command of the runner. What is in the value, the runner undoes; it can't end the line.
function Write-RunnerCommand([string] $Command, [string] $Value) {
    if ($onGitHub) {
        Write-RunnerLine "::${Command}::$($Value.Replace('%', '%25').Replace("`r", '%0D').Replace("`n", '%0A'))"
    }
    else {
        Write-RunnerLine "##vso[$Command]$($Value.Replace('%', '%AZP25').Replace("`r", '%0D').Replace("`n", '%0A'))"
    }
}

# Straight to the host: the runner reads it, whatever becomes of the script's output.
function Write-RunnerLine([string] $Line) {
    $Host.UI.WriteLine($Line)
}

# A text for a person, in which the runner finds no command: those of GitHub begin a line with :: or have ##[ anywhere, those of Azure DevOps ##vso[.
function ConvertTo-Text([string] $Text) {
    (ConvertTo-Line $Text) -replace '#(?=#)', '# ' -replace ':(?=:)', ': '
}

# One line. Some readers end a line at other characters than a line feed, too.
function ConvertTo-Line([string] $Text) {
    $Text -replace '[\p{Cc}\p{Cf}\u2028\u2029]', [char] 0xFFFD
}

# An annotation of the job. The kind is error or warning.
function Write-RunnerIssue([string] $Kind, [string] $Message) {
    if ($onGitHub) { Write-RunnerCommand "$Kind title=AWS credentials" $Message } else { Write-RunnerCommand "task.logissue type=$Kind" $Message }
}

# Warns if others than the owner of the pool can get credentials. Most jobs may not read the pool, so no answer is waited for twice.
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
        # A job has no keys with which it could look at the pool.
        $message += " The token was issued by $($claims.Issuer) for the audience $($claims.Audience), and was passed under the login key ${provider}. " +
            'The pool must have a provider of that name, and this provider must have that audience.'
    }

    Write-RunnerIssue error $message
    exit 1
}
