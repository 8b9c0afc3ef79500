namespace CognitoIdentity.Client.Calls;

/// <summary>When a call may be sent.</summary>
/// <param name="Wait">How long until then.</param>
/// <param name="Time">A time for <see cref="AdaptiveRateLimiter.Note"/>: when the call may be sent, or when it was requested if there is no limit.</param>
internal readonly record struct Turn(TimeSpan Wait, long Time);

/// <summary>
/// Limits the rate of one operation at one address. It learns the rate from the calls that the service throttles. All callers of the operation
/// share it, whatever their accounts.
/// <list type="bullet">
/// <item>There is no limit until the service throttles a call.</item>
/// <item>Then some calls go at half the rate at which calls were accepted, to test the cause. A quota accepts them all.</item>
/// <item>If all were accepted, the cause is a quota. Calls go at the rate that was accepted. The rate grows, slowly at first, until the next
/// throttled call.</item>
/// <item>If some were throttled, our rate is not the only cause. There is no limit for a while, but a throttled call waits longer each time
/// before it is sent again.</item>
/// </list>
/// </summary>
internal sealed class AdaptiveRateLimiter
{
    /// <summary>How many slow calls a test has, and how many throttled ones among them end it.</summary>
    private const int TestCalls = 6;
    private const int TestThrottled = 2;

    /// <summary>How many calls pass without a limit, throttled or not, after slow ones were throttled.</summary>
    private const int UnlimitedCalls = 100;

    /// <summary>Calls a second, far below any quota.</summary>
    private const double LowestRate = 2;

    /// <summary>The seconds without a throttled call in which a rate doubles. It grows by 1 % in the first two seconds, then ever faster.</summary>
    private const double DoublesIn = 20;

    /// <summary>The same, for a rate that was measured over too few calls to be exact.</summary>
    private const double DoublesSoonIn = 1;
    private const double FewCalls = 5;

    /// <summary>The factor that lowers a rate if a call is throttled before the rate could be measured.</summary>
    private const double Cut = 0.95;

    /// <summary>The first and the longest wait of a throttled call while there is no limit. On average it waits half of that.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>A limit is forgotten after a pause of this length.</summary>
    private static readonly TimeSpan LimitLifetime = TimeSpan.FromSeconds(5);

    /// <summary>For how long an accepted call shows that others will be accepted too.</summary>
    private static readonly TimeSpan AcceptanceLifetime = TimeSpan.FromSeconds(20);

    private readonly object _gate = new();
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly RecentCount _lately;
    private long? _lastAccepted;

    // The current stage, which began at _start: no limit, a test, or the limit.
    private double? _rate;
    private bool _isTest;
    private long _start;
    private int _accepted;
    private int _throttled;

    private double _acceptedRate;
    private double _doublesIn;
    private int _unlimited;
    private long _nextTurn;

    public AdaptiveRateLimiter(TimeProvider clock, Random random)
    {
        _clock = clock;
        _random = random;
        _lately = new RecentCount(clock);
    }

    /// <summary>Whether the service accepted a call recently. A throttled call will then be accepted too.</summary>
    public bool IsAccepting
    {
        get
        {
            lock (_gate)
            {
                return _lastAccepted is { } time && _clock.GetElapsedTime(time) < AcceptanceLifetime;
            }
        }
    }

    /// <summary>Takes the next turn.</summary>
    /// <param name="throttled">How often this call was throttled so far.</param>
    public Turn TakeTurn(int throttled)
    {
        lock (_gate)
        {
            long now = _clock.GetTimestamp();
            if (_rate is not null && _clock.GetElapsedTime(_nextTurn, now) > LimitLifetime)
            {
                Begin(rate: null);
            }

            if (_rate is not { } rate)
            {
                return new Turn(throttled == 0 ? TimeSpan.Zero : Pause(throttled), now);
            }

            rate *= _isTest ? 1 : 1 + Math.Pow(SecondsSoFar / _doublesIn, 2);
            long turn = Math.Max(now, _nextTurn);
            _nextTurn = turn + Ticks(rate);
            return new Turn(_clock.GetElapsedTime(now, turn), turn);
        }
    }

    /// <summary>Gives back an unused turn, so that the next call doesn't wait for it.</summary>
    public void GiveBackTurn()
    {
        lock (_gate)
        {
            if (_rate is { } rate)
            {
                _nextTurn = Math.Max(_clock.GetTimestamp(), _nextTurn - Ticks(rate));
            }
        }
    }

    /// <summary>Learns from the answer to a call.</summary>
    /// <param name="time">The time of its turn.</param>
    /// <param name="isAccepted">Whether the service accepted it; if not, it was throttled.</param>
    public void Note(long time, bool isAccepted)
    {
        lock (_gate)
        {
            if (isAccepted)
            {
                _lastAccepted = _clock.GetTimestamp();
                _lately.Add();
            }

            // A call that was sent before the current stage says nothing about it.
            if (time > _start)
            {
                _ = isAccepted ? _accepted++ : _throttled++;
                Advance(isAccepted);
            }
        }
    }

    private double SecondsSoFar => _clock.GetElapsedTime(_start).TotalSeconds;

    private TimeSpan Pause(int throttled) =>
        Math.Min(FirstWait.TotalSeconds * Math.Pow(2, throttled - 1), LongestWait.TotalSeconds) * _random.NextDouble() * TimeSpan.FromSeconds(1);

    private long Ticks(double rate) => (long)(_clock.TimestampFrequency / rate);

    private void Advance(bool isAccepted)
    {
        if (_isTest)
        {
            if (_throttled == TestThrottled)
            {
                Begin(rate: null);
                _unlimited = UnlimitedCalls;
            }
            else if (_accepted + _throttled == TestCalls)
            {
                Begin(_acceptedRate);
            }
        }
        else if (_unlimited > 0)
        {
            _unlimited--;
        }
        else if (!isAccepted)
        {
            _doublesIn = _rate is null && _lately.Value < FewCalls ? DoublesSoonIn : DoublesIn;
            _acceptedRate = _rate is not null && SecondsSoFar < 1 ? _acceptedRate * Cut : _lately.Value;
            Begin(_acceptedRate / 2);
            _isTest = true;
        }
    }

    private void Begin(double? rate)
    {
        long now = _clock.GetTimestamp();
        rate = rate is null ? null : Math.Max(LowestRate, rate.Value);
        if (_rate is null && rate is { } first)
        {
            _nextTurn = now + Ticks(first);
        }

        _rate = rate;
        _isTest = false;
        _start = now;
        _accepted = 0;
        _throttled = 0;
    }
}

/// <summary>Counts the events of the last second, with two counters: one for the current second, one for the second before.</summary>
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
