using CognitoIdentity.Client;
using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Settings that change during a session: one factory, several connections.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class SessionTests
{
    private readonly ClientFactory _session = new();

    [Fact]
    public async Task The_number_of_attempts_can_be_changed_at_any_time()
    {
        await using var server = new ScriptedServer(Reply.Error("InternalErrorException", "Broken.", 500));

        foreach (string attempts in (string[])["2", "1"])
        {
            using var environment = new EnvironmentScope { ["AWS_MAX_ATTEMPTS"] = attempts };
            var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => DescribeAsync(server));
            Assert.Equal(attempts, $"{error.Attempts}");
        }
    }

    [Fact]
    public async Task Connections_that_call_alike_share_their_connections_but_not_their_keys()
    {
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));

        foreach (string accessKey in (string[])["AKIDONE", "AKIDTWO"])
        {
            await Connect(server, new AwsKeys(accessKey, "secret", null)).SendAsync(AboutPool, Token);
            Assert.Contains($"Credential={accessKey}/", server.Requests[^1].Header("Authorization"), StringComparison.Ordinal);
        }

        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Region_address_and_keys_come_from_the_files_that_the_environment_names_now()
    {
        await using var first = new ScriptedServer(CredentialSources.Answer);
        await using var second = new ScriptedServer(CredentialSources.Answer);

        foreach ((string region, ScriptedServer server) in new[] { ("ap-south-1", first), ("ap-south-2", second), ("ap-south-1", first) })
        {
            using var environment = new EnvironmentScope
            {
                ["AWS_CONFIG_FILE"] = TestEnvironment.WriteFile($"config-{region}", $"[default]\nregion = {region}\nendpoint_url = {server.Url}\n"),
                ["AWS_SHARED_CREDENTIALS_FILE"] = TestEnvironment.WriteFile($"credentials-{region}", CredentialSources.Profile("default", region)),
            };
            await _session.Connect(new ClientOptions()).BlockingClient.SendAsync(AboutPool, Token);
            Assert.Contains(
                $"Credential={CredentialSources.AccessKeyOf(region)}/", server.Requests[^1].Header("Authorization"), StringComparison.Ordinal);
            Assert.Contains($"/{region}/cognito-identity/", server.Requests[^1].Header("Authorization"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_role_is_asked_of_the_service_that_the_environment_names_now()
    {
        await using var server = new ScriptedServer(CredentialSources.Answer);
        foreach (string accountOfRole in (string[])["111111111111", "222222222222"])
        {
            await using var sts = new ScriptedServer(CredentialSources.Answer);
            using var environment = new EnvironmentScope
            {
                ["AWS_CONFIG_FILE"] = TestEnvironment.WriteFile(
                    $"role-{accountOfRole}", CredentialSources.RoleProfile.Replace("123456789012", accountOfRole, StringComparison.Ordinal)),
                ["AWS_ENDPOINT_URL_STS"] = sts.Url,
                ["AWS_PROFILE"] = "role",
            };

            await _session.Connect(new ClientOptions { Region = Region, EndpointUrl = server.Url }).BlockingClient.SendAsync(AboutPool, Token);

            Assert.Contains(accountOfRole, Assert.Single(sts.Requests).Text, StringComparison.Ordinal);
        }
    }

    private Task<IdentityPool> DescribeAsync(ScriptedServer server) =>
        Connect(server, Keys).SendAsync(AboutPool, Token);

    private ICognitoIdentityClient Connect(ScriptedServer server, AwsKeys keys) =>
        _session.Connect(new ClientOptions { Region = Region, EndpointUrl = server.Url, Credential = keys }).BlockingClient;
}
