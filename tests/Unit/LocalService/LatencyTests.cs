using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class LatencyTests
{
    private static readonly TimeSpan Latency = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_answer_comes_when_the_latency_is_over_and_not_before()
    {
        var clock = new ManualClock();
        using RunningService running = RunningService.With(new LocalServiceOptions { Latency = Latency }, clock);

        Task<Answer> call = running.CallAsync("ListIdentityPools", new { MaxResults = 1 });
        await clock.SomebodyWaitsAsync();
        clock.Advance(Latency - TimeSpan.FromTicks(1));
        Assert.Equal(0, running.Service.RequestCount);
        Assert.Empty(running.Service.RequestLog);

        clock.Advance(TimeSpan.FromTicks(1));
        (await call).Succeeded();
        Assert.Equal(Latency, Assert.Single(running.Service.RequestLog).Duration);
    }

    [Fact]
    public async Task Calls_wait_side_by_side()
    {
        var clock = new ManualClock();
        using RunningService running = RunningService.With(new LocalServiceOptions { Latency = Latency }, clock);

        Task<Answer>[] calls = [.. Enumerable.Range(0, 100).Select(_ => running.CallAsync("ListIdentityPools", new { MaxResults = 1 }))];
        foreach (Task<Answer> _ in calls)
        {
            await clock.SomebodyWaitsAsync();
        }

        clock.Advance(Latency);
        Assert.All(await Task.WhenAll(calls), answer => answer.Succeeded());
    }

    [Fact]
    public async Task A_call_that_still_waits_when_the_service_stops_gets_no_answer()
    {
        var clock = new ManualClock();
        using RunningService running = RunningService.With(new LocalServiceOptions { Latency = Latency }, clock);
        Task<Answer> call = running.CallAsync("ListIdentityPools", new { MaxResults = 1 });
        await clock.SomebodyWaitsAsync();

        running.Service.Dispose();

        await Assert.ThrowsAsync<HttpRequestException>(() => call);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3_600_001)]
    public void A_latency_that_can_not_be_is_rejected(int milliseconds) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new LocalServiceFactory().Start(new LocalServiceOptions { Latency = TimeSpan.FromMilliseconds(milliseconds) }));
}
