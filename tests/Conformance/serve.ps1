# Runs a local service for a foreign client: says where it is, makes a login for each line that comes in, and ends when
# standard input does. A line has provider, user, client and then names and values of claims, with tabs in between; a value
# with commas is a list. What goes out is the token. CI_SERVE_ACCESS_KEY and CI_SERVE_SECRET_KEY make the service hold
# signatures to them.
$keys = @{}
if ($env:CI_SERVE_ACCESS_KEY) {
    $keys = @{ AccessKey = $env:CI_SERVE_ACCESS_KEY; SecretKey = $env:CI_SERVE_SECRET_KEY }
}

(Start-CILocalService @keys).EndpointUrl.AbsoluteUri
while ($null -ne ($line = [Console]::In.ReadLine())) {
    $provider, $user, $client, $claims = $line -split "`t"
    $claim = @{}
    for ($i = 0; $i -lt $claims.Count; $i += 2) {
        $claim[$claims[$i]] = if ($claims[$i + 1].Contains(',')) { $claims[$i + 1] -split ',' } else { $claims[$i + 1] }
    }

    (New-CILocalLogin $provider $user -ClientId $client -Claim $claim).Token
}

Stop-CILocalService
