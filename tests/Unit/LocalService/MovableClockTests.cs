using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class MovableClockTests
{
    private readonly ManualClock _real = new();

    [Fact]
    public void The_clock_is_ahead_by_its_offset_and_advances()
    {
        var clock = new MovableClock(_real, TimeSpan.FromHours(1));
        Assert.Equal(_real.Now.AddHours(1), clock.GetUtcNow());

        clock.Offset = TimeSpan.FromDays(-1);
        _real.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(_real.Now.AddDays(-1), clock.GetUtcNow());
    }

    [Fact]
    public void Moving_the_clock_does_not_change_elapsed_time()
    {
        var clock = new MovableClock(_real, TimeSpan.Zero);
        long start = clock.GetTimestamp();

        clock.Offset = TimeSpan.FromDays(1);

        Assert.Equal(TimeSpan.Zero, clock.GetElapsedTime(start));
    }

    [Theory]
    [InlineData(18_251)]
    [InlineData(-18_251)]
    public void It_does_not_leave_the_times_that_tokens_can_have(int days)
    {
        var clock = new MovableClock(_real, TimeSpan.FromHours(1));

        var error = Assert.Throws<CognitoIdentityException>(() => clock.Offset = TimeSpan.FromDays(days));

        Assert.Equal("ClockOffsetInvalid", error.Code);
        Assert.Equal(TimeSpan.FromHours(1), clock.Offset);
    }

    [Fact]
    public async Task Answers_carry_the_services_time()
    {
        using RunningService running = RunningService.With(new LocalServiceOptions { ClockOffset = TimeSpan.FromHours(1) }, _real);
        using HttpRequestMessage request = RunningService.Request("ListIdentityPools", "{}", RunningService.Authorization());

        using HttpResponseMessage response = await running.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(_real.Now.AddHours(1), response.Headers.Date);

        running.Service.ClockOffset = TimeSpan.Zero;
        using HttpRequestMessage again = RunningService.Request("ListIdentityPools", "{}", RunningService.Authorization());
        using HttpResponseMessage later = await running.Client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(_real.Now, later.Headers.Date);
    }
}
