# Calls the service in the name of each profile that is described on standard input, in JSON: the number of the case, its files, the profile
# and the address. Writes the numbers of the cases, with the ErrorId of those that failed, in JSON.
$ErrorActionPreference = 'Stop'
Import-Module CognitoIdentity

$results = foreach ($case in [Console]::In.ReadToEnd() | ConvertFrom-Json) {
    $env:AWS_CONFIG_FILE = $case.config
    $env:AWS_SHARED_CREDENTIALS_FILE = $case.credentials
    $env:AWS_ENDPOINT_URL_STS = "$($case.address)/sts"
    $call = @{ ProfileName = $case.profile; EndpointUrl = $case.address; First = 1; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problem' }
    foreach ($region in @{}, @{ Region = 'us-east-1' }) {
        $problem = $null
        try {
            $null = Get-CIIdentityPool @call @region
        }
        catch {
            $problem = $_
        }

        $errorId = @($problem)[0].FullyQualifiedErrorId -replace ',.*'
        if ($errorId -ne 'RegionMissing') {
            break
        }
    }

    @{ number = $case.number; error = $errorId; hasRegion = $region.Count -eq 0; message = "$(@($problem)[0])" }
}

ConvertTo-Json @($results) -Compress
