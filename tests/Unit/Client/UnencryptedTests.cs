using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Plain HTTP to another machine needs explicit permission, and the error names the source of the address.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class UnencryptedTests
{
    private const string Role = "arn:aws:iam::123456789012:role/app";

    private static readonly ClientOptions Plain = new() { Region = Region, Credential = Keys };

    [Theory]
    [InlineData("http://service.example")]
    [InlineData("HTTP://service.example:8080/")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://[2001:db8::1]/")]
    [InlineData("http://127.0.0.1.service.example/")]
    [InlineData("http://localhost.service.example/")]
    [InlineData("http://0.0.0.0/")]
    public void Plain_HTTP_to_another_machine_is_refused(string address)
    {
        var error = Assert.Throws<CognitoIdentityException>(() => Connect(new ClientOptions { Region = Region, EndpointUrl = address }));

        Assert.Equal("EndpointUnencrypted", error.Code);
        Assert.Contains("from -EndpointUrl,", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://127.7.7.7")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://[::1]:8080")]
    [InlineData("https://service.example")]
    public void Plain_HTTP_on_this_machine_is_called_and_so_is_HTTPS_anywhere(string address) =>
        Assert.Equal(new Uri(address), Connect(new ClientOptions { Region = Region, EndpointUrl = address }).Endpoint);

    [Theory]
    [InlineData("AWS_ENDPOINT_URL", null, "AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_COGNITO_IDENTITY", null, "AWS_ENDPOINT_URL_COGNITO_IDENTITY")]
    [InlineData("AWS_UNUSED", "default", "profile 'default'")]
    [InlineData("AWS_UNUSED", "dev", "profile 'dev'")]
    public void An_unencrypted_address_is_refused_from_every_source(string variable, string? profile, string source)
    {
        using var environment = new EnvironmentScope
        {
            [variable] = "http://service.example",
            Config = profile is null ? string.Empty : $"[{(profile == "default" ? "" : "profile ")}{profile}]\nendpoint_url = http://service.example\n",
        };
        string? name = profile == "dev" ? "dev" : null;

        var error = Assert.Throws<CognitoIdentityException>(() => Connect(new ClientOptions { Region = Region, ProfileName = name }));

        Assert.Equal("EndpointUnencrypted", error.Code);
        Assert.Contains($"The address http://service.example, from {source},", error.Message, StringComparison.Ordinal);
        Assert.Equal(
            "http://service.example/",
            Connect(new ClientOptions { Region = Region, ProfileName = name, AllowUnencryptedAuthentication = true }).Endpoint.AbsoluteUri);
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_STS")]
    [InlineData("AWS_ENDPOINT_URL")]
    public async Task STS_is_not_called_by_plain_HTTP_either(string variable)
    {
        using var environment = new EnvironmentScope { [variable] = "http://sts.example", ["AWS_ENDPOINT_URL_COGNITO_IDENTITY"] = "https://service.example" };
        IServiceConnection connection = Connect(Plain);

        var account = await Assert.ThrowsAsync<CognitoIdentityException>(() => connection.GetAccountIdAsync(Token));
        var role = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            connection.AssumeRoleWithWebIdentityAsync(new WebIdentityRole(Role, "nightly", null, null), "the-token", Token));

        Assert.All([account, role], error => Assert.Equal("EndpointUnencrypted", error.Code));
        Assert.All([account, role], error => Assert.Contains($"http://sts.example, from {variable},", error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_STS", "role")]
    [InlineData("AWS_ENDPOINT_URL_STS", null)]
    [InlineData("AWS_ENDPOINT_URL_SSO", "sso")]
    [InlineData("AWS_ENDPOINT_URL_SSO_OIDC", "sso")]
    public async Task An_unencrypted_address_for_a_profile_s_credentials_is_refused_too(string variable, string? profile)
    {
        using var environment = new EnvironmentScope
        {
            [variable] = "http://elsewhere.example",
            Config = $"""
                {CredentialSources.RoleProfile}
                [profile sso]
                sso_account_id = 123456789012
                sso_role_name = app
                sso_region = {Region}
                sso_start_url = https://start.example
                """,
            ["AWS_WEB_IDENTITY_TOKEN_FILE"] = TestEnvironment.WriteFile("token", "eyJ.token"),
            ["AWS_ROLE_ARN"] = Role,
        };
        ICognitoIdentityClient client = Connect(new ClientOptions { Region = Region, ProfileName = profile, EndpointUrl = "http://127.0.0.1:9" }).BlockingClient;

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => client.SendAsync(AboutPool, Token));

        Assert.Equal("EndpointUnencrypted", error.Code);
        Assert.Contains($"http://elsewhere.example, from {variable},", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("dev")]
    public async Task The_session_s_own_profile_does_not_say_who_is_asked_for_another_profile_s_role(string? sessions)
    {
        await using var sts = new ScriptedServer(CredentialSources.Answer);
        using var environment = new EnvironmentScope
        {
            ["AWS_PROFILE"] = sessions,
            Config = $"""
                [{(sessions is null ? "default" : $"profile {sessions}")}]
                endpoint_url = http://elsewhere.invalid
                {CredentialSources.RoleProfile.Replace("[profile role]\n", $"[profile role]\nendpoint_url = {sts.Url}\n", StringComparison.Ordinal)}
                """,
        };
        ICognitoIdentityClient client = Connect(new ClientOptions { Region = Region, ProfileName = "role" }).BlockingClient;

        await client.SendAsync(AboutPool, Token);

        Assert.Contains("Action=AssumeRole&", sts.Requests[0].Text, StringComparison.Ordinal);
        Assert.Contains($"/{Region}/sts/", sts.Requests[0].Header("Authorization"), StringComparison.Ordinal);
        Assert.Equal(2, sts.Requests.Count);
    }

    [Fact]
    public async Task A_call_tells_who_named_its_address()
    {
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));
        List<CallRecord> calls = [];
        async Task CallAsync(string? address, string? profile = null) => await Connect(new ClientOptions
        {
            Region = Region,
            Credential = Keys,
            EndpointUrl = address,
            ProfileName = profile,
            CallFinished = calls.Add,
        }).BlockingClient.SendAsync(AboutPool, Token);

        await CallAsync(server.Url);
        using (new EnvironmentScope { ["AWS_ENDPOINT_URL"] = server.Url })
        {
            await CallAsync(null);
        }

        using (new EnvironmentScope { Config = $"[profile dev]\nendpoint_url = {server.Url}\n" })
        {
            await CallAsync(null, "dev");
        }

        Assert.Equal([null, "AWS_ENDPOINT_URL", "profile 'dev'"], calls.Select(call => call.EndpointSource));
        Assert.Equal(
            [$"at {server.Url}: OK", $"at {server.Url} (from AWS_ENDPOINT_URL): OK", $"at {server.Url} (from profile 'dev'): OK"],
            calls.Select(call => call.ToString()).Select(line => line[line.IndexOf("at ", StringComparison.Ordinal)..line.IndexOf(" after", StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL_STS", null, "AWS_ENDPOINT_URL_STS")]
    [InlineData("AWS_UNUSED", "dev", "profile 'dev'")]
    public async Task So_does_a_call_of_STS(string variable, string? profile, string source)
    {
        await using var sts = new ScriptedServer(Sts.Error("No", "no", 403));
        List<CallRecord> calls = [];
        using var environment = new EnvironmentScope
        {
            [variable] = sts.Url,
            Config = $"[profile dev]\nservices = mine\n[services mine]\nsts =\n  endpoint_url = {sts.Url}\n",
        };
        IServiceConnection connection = Connect(new ClientOptions { Region = Region, ProfileName = profile, Credential = Keys, CallFinished = calls.Add });

        await Assert.ThrowsAsync<CognitoIdentityException>(() => connection.GetAccountIdAsync(Token));

        Assert.Equal(source, Assert.Single(calls).EndpointSource);
        Assert.Single(sts.Requests);
    }
}
