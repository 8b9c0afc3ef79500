using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>A clock that stands still until a test moves it, and reports each wait.</summary>
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

    /// <summary>Runs before the next read of the time.</summary>
    public void OnceRead(Action action) => _onceRead = action;

    public override long GetTimestamp() => Now.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state), Now + dueTime, period);
        _timers.Add(timer);
        if (period == Timeout.InfiniteTimeSpan)
        {
            _begun.Writer.TryWrite(timer);
        }

        return timer;
    }

    /// <summary>Completes once for each wait that begins. A recurring timer doesn't count.</summary>
    public async Task SomebodyWaitsAsync() => await _begun.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void Advance(TimeSpan time)
    {
        Now += time;
        foreach (ManualTimer timer in _timers)
        {
            timer.RunIfDue(Now);
        }
    }

    private sealed class ManualTimer(Action run, DateTimeOffset due, TimeSpan period) : ITimer
    {
        private Action? _run = run;
        private DateTimeOffset _due = due;

        public void RunIfDue(DateTimeOffset now)
        {
            if (now < _due)
            {
                return;
            }

            if (period == Timeout.InfiniteTimeSpan)
            {
                Interlocked.Exchange(ref _run, null)?.Invoke();
            }
            else
            {
                _due = now + period;
                _run?.Invoke();
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
