namespace CognitoIdentity.Local;

/// <summary>The service's clock: another clock with an offset. Timers and durations use the other clock.</summary>
internal sealed class MovableClock : TimeProvider
{
    // With this limit, all times of the service stay between 1970 and 9999.
    private static readonly TimeSpan Limit = TimeSpan.FromDays(50 * 365);
    private readonly TimeProvider _clock;
    private long _offset;

    public MovableClock(TimeProvider clock, TimeSpan offset)
    {
        _clock = clock;
        Offset = offset;
    }

    /// <summary>How far this clock is ahead; behind, if negative.</summary>
    /// <exception cref="CognitoIdentityException"><c>ClockOffsetInvalid</c>.</exception>
    public TimeSpan Offset
    {
        get => new(Interlocked.Read(ref _offset));
        set
        {
            if (value > Limit || value < -Limit)
            {
                throw new CognitoIdentityException(nameof(Texts.ClockOffsetInvalid), [Limit.Days]);
            }

            Interlocked.Exchange(ref _offset, value.Ticks);
        }
    }

    public override long TimestampFrequency => _clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow() + Offset;

    public override long GetTimestamp() => _clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _clock.CreateTimer(callback, state, dueTime, period);
}
