using System.Diagnostics;
using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>Connections that clients hold open.</summary>
public sealed class ConnectionTests
{
    private const string Half = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData("")]
    [InlineData(Half)]
    [InlineData(Half + "Content-Length: 10\r\n\r\nabc")]
    public async Task A_client_that_does_not_end_its_request_is_closed_after_a_minute(string sent)
    {
        using RunningService service = RunningService.With(new LocalServiceOptions(), _clock);
        using RawClient client = await RawClient.ConnectAsync(service.Service.Endpoint);
        await client.SendAsync(sent);

        await AssertClosesAsync(client);
    }

    [Fact]
    public async Task A_connection_that_is_kept_is_closed_after_a_minute_and_not_before()
    {
        using RunningService service = RunningService.With(new LocalServiceOptions(), _clock);
        using RawClient client = await RawClient.ConnectAsync(service.Service.Endpoint);

        for (int i = 0; i < 3; i++)
        {
            await client.SendAsync(Request());
            Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", await client.ReadSomeAsync(), StringComparison.Ordinal);
            _clock.Advance(Minute - TimeSpan.FromSeconds(1));
        }

        await AssertClosesAsync(client);
    }

    [Fact]
    public async Task A_call_that_takes_longer_than_a_minute_is_answered()
    {
        var latency = TimeSpan.FromMinutes(30);
        using RunningService service = RunningService.With(new LocalServiceOptions { Latency = latency }, _clock);
        Task<Answer> call = service.CallAsync("ListIdentityPools", new { MaxResults = 1 });
        await _clock.SomebodyWaitsAsync();

        for (var passed = TimeSpan.Zero; passed < latency; passed += Minute)
        {
            _clock.Advance(Minute);
        }

        (await call).Succeeded();
    }

    [Fact]
    public async Task Of_too_many_connections_the_longest_idle_is_closed_and_calls_go_on()
    {
        using RunningService service = RunningService.With(new LocalServiceOptions(), _clock);
        var idle = new List<RawClient>();
        try
        {
            for (int i = 0; i < OpenConnections.Most + 20; i++)
            {
                RawClient client = await RawClient.ConnectAsync(service.Service.Endpoint);
                idle.Add(client);
                await client.SendAsync(Request());
                await client.ReadSomeAsync();
                _clock.Advance(TimeSpan.FromTicks(1));
            }

            (await service.CallAsync("ListIdentityPools", new { MaxResults = 1 })).Succeeded();
            Assert.Equal("", await idle[0].ReadSomeAsync());
            await idle[^1].SendAsync(Request());
            Assert.StartsWith("HTTP/1.1 400 ", await idle[^1].ReadSomeAsync(), StringComparison.Ordinal);
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }
    }

    // Unsigned, so it is rejected.
    private static string Request() =>
        $"{Half}X-Amz-Target: AWSCognitoIdentityService.ListIdentityPools\r\nContent-Length: 2\r\n\r\n{{}}";

    private async Task AssertClosesAsync(RawClient client)
    {
        Task<string> end = client.ReadSomeAsync();
        long start = Stopwatch.GetTimestamp();
        while (!end.IsCompleted)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30), "The connection stays open.");

            // The service may begin to wait only now.
            _clock.Advance(Minute);
            await Task.Yield();
        }

        Assert.Equal("", await end);
    }
}
