# What runners and runbooks have beside PowerShell's core: the cmdlet that asks for a token, and the credential assets of Azure Automation.

function Invoke-RestMethod {
    param([string] $Uri, [string] $Method = 'Get', [Collections.IDictionary] $Headers = @{}, [string] $ContentType = 'text/plain', [int] $MaximumRedirection, [int] $TimeoutSec)
    $request = [Net.Http.HttpRequestMessage]::new($Method, $Uri)
    $Headers.Keys | ForEach-Object { $request.Headers.Add($_, $Headers[$_]) }
    if ($Method -eq 'Post') { $request.Content = [Net.Http.StringContent]::new('', [Text.Encoding]::UTF8, $ContentType) }
    $client = [Net.Http.HttpClient]::new()
    try {
        $response = $client.Send($request)
        if (-not $response.IsSuccessStatusCode) {
            # As the real one fails: with the response, and these words.
            $failure = [Exception]::new("Response status code does not indicate success: $([int] $response.StatusCode) ($($response.ReasonPhrase)).")
            $failure.psobject.Properties.Add([psnoteproperty]::new('Response', $response))
            throw $failure
        }

        $answer = @{}
        $json = [Text.Json.JsonDocument]::Parse($response.Content.ReadAsStream()).RootElement
        foreach ($member in $json.EnumerateObject()) { $answer[$member.Name] = $member.Value.ToString() }
        [pscustomobject] $answer
    }
    finally { $client.Dispose() }
}

function Get-AutomationPSCredential {
    param([string] $Name)
    [pscredential]::new("AK-of-$Name", [Net.NetworkCredential]::new('', 'the/secret+access-key').SecurePassword)
}
