# Runs a local service for a foreign client. Writes the service's address, then a token for each line of standard input, until the input
# ends. A line has the provider, the user, the client, and names and values of claims, separated by tabs. A value with commas is a list.
# With CI_SERVE_ACCESS_KEY and CI_SERVE_SECRET_KEY, the service checks signatures against these keys. With CI_SERVE_ENFORCE_ROLE_TRUST, it
# gives credentials only for roles that trust.
$options = @{}
if ($env:CI_SERVE_ACCESS_KEY) {
    $options = @{ AccessKey = $env:CI_SERVE_ACCESS_KEY; SecretKey = $env:CI_SERVE_SECRET_KEY }
}

(Start-CILocalService @options -EnforceRoleTrust:([bool]$env:CI_SERVE_ENFORCE_ROLE_TRUST)).EndpointUrl.AbsoluteUri
while ($null -ne ($line = [Console]::In.ReadLine())) {
    $provider, $user, $client, $claims = $line -split "`t"
    $claim = @{}
    for ($i = 0; $i -lt $claims.Count; $i += 2) {
        $claim[$claims[$i]] = if ($claims[$i + 1].Contains(',')) { $claims[$i + 1] -split ',' } else { $claims[$i + 1] }
    }

    (New-CILocalLogin $provider $user -ClientId $client -Claim $claim).Token
}

Stop-CILocalService
