using System.Net;
using System.Net.NetworkInformation;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>The service is this machine's alone, whatever name it is called by.</summary>
public sealed class HostTests : IClassFixture<RunningService>
{
    private readonly RunningService _service;

    public HostTests(RunningService service) => _service = service;

    [Fact]
    public void It_listens_on_loopback_and_nowhere_else() => Assert.Equal(
        [IPAddress.Loopback],
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == _service.Service.Endpoint.Port).Select(listener => listener.Address));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("localhost")]
    [InlineData("LocalHost:8080")]
    [InlineData("[::1]")]
    [InlineData("[::1]:8080")]
    public async Task It_answers_by_the_names_of_this_machine(string host) =>
        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync(host), StringComparison.Ordinal);

    // As that of a web page whose own name was made to point to 127.0.0.1.
    [Theory]
    [InlineData("attacker.example")]
    [InlineData("attacker.example:8080")]
    [InlineData("127.0.0.1.attacker.example")]
    [InlineData("localhost.attacker.example")]
    [InlineData("localhost.")]
    [InlineData("localhost@attacker.example")]
    [InlineData("127.0.0.2")]
    [InlineData("0.0.0.0")]
    [InlineData("2130706433")]
    [InlineData("[::1].attacker.example")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("")]
    public async Task It_answers_by_no_other(string host)
    {
        long before = _service.Service.RequestCount;

        Assert.StartsWith("HTTP/1.1 400 ", await AskAsync(host), StringComparison.Ordinal);
        Assert.Equal(before, _service.Service.RequestCount);
    }

    private async Task<string> AskAsync(string host)
    {
        using RawClient client = await RawClient.ConnectAsync(_service.Service.Endpoint);
        await client.SendAsync($"GET /.well-known/jwks_uri HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        return await client.ReadToEndAsync();
    }
}
