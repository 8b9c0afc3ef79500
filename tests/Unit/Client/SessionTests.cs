using CognitoIdentity.Client;
using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>A session goes on while its settings change: one factory, several connections.</summary>
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

    private Task<IdentityPool> DescribeAsync(ScriptedServer server) =>
        Connect(server, Keys).SendAsync(AboutPool, Token);

    private ICognitoIdentityClient Connect(ScriptedServer server, AwsKeys keys) =>
        _session.Connect(new ClientOptions { Region = Region, EndpointUrl = server.Url, Credential = keys }).Client;
}
