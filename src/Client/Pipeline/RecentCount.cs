namespace CognitoIdentity.Client.Pipeline;

/// <summary>How many there were in the last second, from two counters: one of the second that runs, one of that before.</summary>
internal sealed class RecentCount
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _clock;
    private long _start;
    private int _before;
    private int _now;

    public RecentCount(TimeProvider clock)
    {
        _clock = clock;
        _start = clock.GetTimestamp();
    }

    public double Value
    {
        get
        {
            Roll();
            return _now + (_before * (1 - (_clock.GetElapsedTime(_start) / Second)));
        }
    }

    public void Add()
    {
        Roll();
        _now++;
    }

    private void Roll()
    {
        double seconds = Math.Floor(_clock.GetElapsedTime(_start) / Second);
        if (seconds >= 1)
        {
            _before = seconds < 2 ? _now : 0;
            _now = 0;
            _start += (long)(seconds * _clock.TimestampFrequency);
        }
    }
}
