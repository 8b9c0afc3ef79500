# Runs a local service for a foreign client: says where it is, and ends when standard input does.
# CI_SERVE_ACCESS_KEY and CI_SERVE_SECRET_KEY make it hold signatures to them.
$keys = @{}
if ($env:CI_SERVE_ACCESS_KEY) {
    $keys = @{ AccessKey = $env:CI_SERVE_ACCESS_KEY; SecretKey = $env:CI_SERVE_SECRET_KEY }
}

(Start-CILocalService @keys).EndpointUrl.AbsoluteUri
$null = [Console]::In.ReadToEnd()
Stop-CILocalService
