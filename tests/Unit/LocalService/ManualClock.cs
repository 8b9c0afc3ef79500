using System.Collections.Concurrent;
using System.Threading.Channels;
using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>A clock that stands still until it is moved, and tells when somebody begins to wait.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly ConcurrentBag<ManualTimer> _timers = [];
    private readonly Channel<ManualTimer> _begun = Channel.CreateUnbounded<ManualTimer>();
    private Action? _onceRead;

    public ManualClock()
        : this(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public ManualClock(DateTimeOffset start) => Now = start;

    public DateTimeOffset Now { get; private set; }

    public override DateTimeOffset GetUtcNow()
    {
        Interlocked.Exchange(ref _onceRead, null)?.Invoke();
        return Now;
    }

    /// <summary>What is to happen just before somebody next asks for the time.</summary>
    public void OnceRead(Action action) => _onceRead = action;

    public override long GetTimestamp() => Now.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state), Now + dueTime);
        _timers.Add(timer);
        _begun.Writer.TryWrite(timer);
        return timer;
    }

    /// <summary>Completes once for each wait that begins.</summary>
    public async Task SomebodyWaitsAsync() => await _begun.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void Advance(TimeSpan time)
    {
        Now += time;
        foreach (ManualTimer timer in _timers)
        {
            timer.RunIfDue(Now);
        }
    }

    private sealed class ManualTimer(Action run, DateTimeOffset due) : ITimer
    {
        private Action? _run = run;

        public void RunIfDue(DateTimeOffset now)
        {
            if (now >= due)
            {
                Interlocked.Exchange(ref _run, null)?.Invoke();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _run = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

public sealed class MovableClockTests
{
    private readonly ManualClock _real = new();

    [Fact]
    public void It_is_ahead_by_its_offset_and_goes_on()
    {
        var clock = new MovableClock(_real, TimeSpan.FromHours(1));
        Assert.Equal(_real.Now.AddHours(1), clock.GetUtcNow());

        clock.Offset = TimeSpan.FromDays(-1);
        _real.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(_real.Now.AddDays(-1), clock.GetUtcNow());
    }

    [Fact]
    public void Moving_it_takes_no_time()
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
