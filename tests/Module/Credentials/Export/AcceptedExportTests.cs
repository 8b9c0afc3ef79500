using System.Net;
using System.Text;
using System.Text.Json;

namespace CognitoIdentity.ModuleTests.Credentials.Export;

/// <summary>What was exported, used by this module's own cmdlets against a local service that checks signatures.</summary>
public sealed class AcceptedExportTests : ExportTests
{
    private string _endpoint = string.Empty;

    [Fact]
    public async Task A_call_in_the_environments_name_is_accepted()
    {
        await StartAsync();
        File.WriteAllText(PathOf("credential"), Run("[System.Management.Automation.PSSerializer]::Serialize($credential)").Single().ToString());

        // In another process: in that of the service, calls are signed with the service's own keys.
        ShellProcess shell = ShellProcess.RunCommand($$"""
            Import-Module CognitoIdentity
            $credential = [System.Management.Automation.PSSerializer]::Deserialize([IO.File]::ReadAllText('{{PathOf("credential")}}'))
            try { Get-CIIdentityPool -Region us-east-1 -EndpointUrl {{_endpoint}} } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
            $credential | Export-CICredential -To Environment
            (Get-CIIdentityPool -Region us-east-1 -EndpointUrl {{_endpoint}}).Name
            """);

        Assert.Equal((string.Empty, 0), (shell.Errors, shell.ExitCode));
        Assert.Equal(["CredentialsMissing", "guests"], shell.Lines);
    }

    [Theory]
    [InlineData("guest")]
    [InlineData("two words")]
    public async Task A_call_in_the_profiles_name_is_accepted(string profile)
    {
        await StartAsync();
        string file = PathOf("credentials");

        Export($"Profile -ProfileName '{profile}' -Path '{file}'");

        string call = $"Get-CIIdentityPool -Region us-east-1 -EndpointUrl {_endpoint} -ProfileLocation '{file}' -ProfileName";
        Assert.Equal(["guests"], Run($"{call} '{profile}'").Values("Name"));
        Assert.Equal("ProfileNotFound", Invoke($"{call} other").ErrorId);
    }

    /// <summary>Starts the service, and makes <c>$credential</c> one that it has given to a guest.</summary>
    private async Task StartAsync()
    {
        _endpoint = Run("(Start-CILocalService -AccessKey AKOWNER -SecretKey owners-secret).EndpointUrl.AbsoluteUri").Single().ToString();
        string id = Run("""
            $pool = New-CIIdentityPool guests -AllowUnauthenticatedIdentity $true
            $pool | Set-CIIdentityPoolRole -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guest
            "$(Get-CIIdentityId $pool)"
            """).Single().ToString();

        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint)
        {
            Content = new StringContent($$"""{"IdentityId":"{{id}}"}""", Encoding.UTF8, "application/x-amz-json-1.1"),
            Headers = { { "X-Amz-Target", "AWSCognitoIdentityService.GetCredentialsForIdentity" } },
        };
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        JsonElement keys = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("Credentials");
        string Key(string name) => keys.GetProperty(name).GetString()!;
        SetSecretKey(Key("SecretKey"));
        Run($"$credential.AccessKeyId = '{Key("AccessKeyId")}'; $credential.SecureSessionToken = [Net.NetworkCredential]::new('', '{Key("SessionToken")}').SecurePassword");
    }
}
