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

    [Theory]
    [InlineData(null, "E")]
    [InlineData("standard", "E")]
    [InlineData("adaptive", "F")]
    public async Task Retries_in_the_mode_of_the_environment(string? mode, string feature)
    {
        using var environment = new EnvironmentScope { ["AWS_RETRY_MODE"] = mode };
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));

        await DescribeAsync(server);

        // The SDK says in which mode it retries: E for standard, F for adaptive.
        Assert.Matches($" m/(.+,)?{feature}(,|$)", server.Requests[0].Header("User-Agent"));
    }

    [Fact]
    public async Task Connections_that_call_alike_share_their_connections_but_not_their_keys()
    {
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));

        foreach (string accessKey in (string[])["AKIDONE", "AKIDTWO"])
        {
            await Connect(server, new AwsKeys(accessKey, "secret", null)).DescribeIdentityPoolAsync(AboutPool, Token);
            Assert.Contains($"Credential={accessKey}/", server.Requests[^1].Header("Authorization"), StringComparison.Ordinal);
        }

        Assert.Equal(1, server.Connections);
    }

    private Task<IdentityPool> DescribeAsync(ScriptedServer server) =>
        Connect(server, Keys).DescribeIdentityPoolAsync(AboutPool, Token);

    private ICognitoIdentityClient Connect(ScriptedServer server, AwsKeys keys) =>
        _session.Connect(new ClientOptions { Region = Region, EndpointUrl = server.Url, Credential = keys }).Client;
}
