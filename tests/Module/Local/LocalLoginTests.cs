using System.Management.Automation;
using System.Text;
using System.Text.Json;

namespace CognitoIdentity.ModuleTests.Local;

/// <summary>New-CILocalLogin.</summary>
public sealed class LocalLoginTests : LocalServiceTests
{
    private const string Provider = "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI";
    private const string Client = "1example23456789";
    private const string Login = $"New-CILocalLogin {Provider} ada -IdentityPoolId $pool";

    public LocalLoginTests() => Run($"$script:pool = New-CIIdentityPool a -CognitoIdentityProvider {Provider}:{Client}");

    [Fact]
    public async Task The_service_takes_it_for_the_providers()
    {
        (int status, string first) = await GetIdAsync(Login);

        Assert.Equal(200, status);
        Assert.Contains("us-east-1:", first, StringComparison.Ordinal);
        Assert.Equal(first, (await GetIdAsync(Login)).Answer);
        Assert.NotEqual(first, (await GetIdAsync(Login.Replace("ada", "bob", StringComparison.Ordinal))).Answer);
    }

    [Fact]
    public async Task It_ends_when_it_is_to_end()
    {
        (int status, string answer) = await GetIdAsync($"{Login} -ValidFor '-00:00:01'");

        Assert.Equal(400, status);
        Assert.Contains("Token expired", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Login)]
    [InlineData($"$pool | New-CILocalLogin {Provider} ada")]
    [InlineData($"New-CILocalLogin -ProviderName {Provider} -UserId ada -ClientId {Client}")]
    [InlineData("$pool.CognitoIdentityProviders | New-CILocalLogin -UserId ada")]
    [InlineData($"New-CILocalLogin {Provider} ada -Audience {Client} -EndpointUrl (Get-CILocalService | Where-Object IsSessionDefault)")]
    public void The_login_names_its_user_and_provider(string script)
    {
        IReadOnlyList<PSObject> login = Run(script);

        Assert.Equal((Provider, "ada"), (login.Text("ProviderName"), login.Text("UserId")));
        Assert.Equal($"{Provider}={login.Text("Token")}", login.Text("Logins"));
        Assert.Equal([Client], Run($"({script}).Claims.aud").Select(value => value.BaseObject));
    }

    [Theory]
    [InlineData("@{ 'cognito:groups' = 'a', 'b'; n = 1.5; on = $true; aud = $null; token_use = 'access' }")]
    [InlineData("([pscustomobject]@{ 'cognito:groups' = 'a', 'b'; n = 1.5; on = $true; aud = $null; token_use = 'access' })")]
    public void The_login_has_additional_claims(string claim)
    {
        string token = Run($"{Login} -Claim {claim}").Text("Token");

        string payload = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        using JsonDocument claims = JsonDocument.Parse(Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '=')));
        Assert.Equal("""["a","b"]""", claims.RootElement.GetProperty("cognito:groups").GetRawText());
        Assert.Equal(
            (1.5, true, "access"),
            (claims.RootElement.GetProperty("n").GetDouble(), claims.RootElement.GetProperty("on").GetBoolean(), claims.RootElement.GetProperty("token_use").GetString()));
        Assert.False(claims.RootElement.TryGetProperty("aud", out _));
    }

    [Theory]
    [InlineData("$login")]
    [InlineData("Get-CILocalService; $login")]
    [InlineData("\"$login\"")]
    [InlineData("$login.ToString()")]
    public void Its_token_is_shown_nowhere(string script)
    {
        string shown = Session.Show($"$script:login = {Login}; {script}");
        string token = Run("$login").Text("Token");

        Assert.Contains("ada", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(token[^20..], shown, StringComparison.Ordinal);
        Assert.DoesNotContain(token[..20], shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"New-CILocalLogin {Provider} ada -IdentityPoolId {UnknownId}", "ResourceNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("New-CILocalLogin accounts.google.com ada -IdentityPoolId $pool", "NotAuthorized", ErrorCategory.PermissionDenied)]
    [InlineData($"New-CILocalLogin {Provider} ada -ClientId a -EndpointUrl http://127.0.0.1:1", "LocalServiceNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData($"Stop-CILocalService; New-CILocalLogin {Provider} ada -ClientId a", "LocalServiceNone", ErrorCategory.ObjectNotFound)]
    public void Each_invalid_value_is_a_separate_error(string script, string errorId, ErrorCategory category)
    {
        Outcome outcome = Invoke($"{script}; 'next'");

        outcome.IsError(errorId, category, script.Contains("google", StringComparison.Ordinal) ? "accounts.google.com" : Provider);
        Assert.Equal("next", Assert.Single(outcome.Output).BaseObject);
    }

    /// <summary>Status and body of the response to GetId with a login.</summary>
    private async Task<(int Status, string Answer)> GetIdAsync(string login)
    {
        string body = JsonSerializer.Serialize(new
        {
            IdentityPoolId = Run("$pool").Text("IdentityPoolId"),
            Logins = new Dictionary<string, string> { [Provider] = Run(login).Text("Token") },
        });
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, Run("Get-CILocalService | Where-Object IsSessionDefault").Text("EndpointUrl"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1"),
            Headers = { { "X-Amz-Target", "AWSCognitoIdentityService.GetId" } },
        };
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
