namespace CognitoIdentity.Client.Pipeline;

/// <summary>
/// How fast one operation may be called at one address, found out from what the service refuses and shared by all who call it, be it
/// in the name of different accounts.
/// <list type="bullet">
/// <item>There is no limit until the first refusal.</item>
/// <item>A refusal is looked into: some calls go at half the rate at which calls were accepted. A quota lets them all through.</item>
/// <item>So it is a quota, and calls go at the rate that was accepted, which grows, slowly at first, until the next refusal. What the
/// service saved up during the slow calls makes up for them.</item>
/// <item>If even they are refused, it is not our pace alone that makes the service refuse. There is no limit for a while, but each
/// call that is refused waits longer before it is sent again.</item>
/// </list>
/// </summary>
internal sealed class Pace
{
    /// <summary>How many slow calls it takes to know, and how many refusals among them.</summary>
    private const int TestCalls = 6;
    private const int TestRefusals = 2;

    /// <summary>How many calls pass without a limit, refused or not, once slow ones were refused.</summary>
    private const int UnlimitedCalls = 100;

    /// <summary>Calls a second: no quota is below it, by far.</summary>
    private const double LowestRate = 2;

    /// <summary>After so many seconds without a refusal a rate has doubled: by a hundredth in the first two, and ever faster.</summary>
    private const double DoublesIn = 20;

    /// <summary>The same for a rate that came of too few calls to mean much: it has to be found out from below.</summary>
    private const double DoublesSoonIn = 1;
    private const double FewCalls = 5;

    /// <summary>What is left of a rate that was refused before it could be measured.</summary>
    private const double Cut = 0.95;

    /// <summary>The first and the longest wait, on average half of it, of a refused call while there is no limit.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>After a pause of this length a limit is not known any more.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    /// <summary>As long as it may take for a call to get through.</summary>
    private static readonly TimeSpan Hope = TimeSpan.FromSeconds(20);

    private readonly object _gate = new();
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly RecentCount _lately;
    private long? _lastAccepted;

    // The stage in force since _start: without a limit, a test, or the limit.
    private double? _rate;
    private bool _isTest;
    private long _start;
    private int _accepted;
    private int _refused;

    private double _acceptedRate;
    private double _doublesIn;
    private int _unlimited;
    private long _nextTurn;

    public Pace(TimeProvider clock, Random random)
    {
        _clock = clock;
        _random = random;
        _lately = new RecentCount(clock);
    }

    /// <summary>Whether the service took a call lately, so that one it refused will get its turn.</summary>
    public bool GetsThrough
    {
        get
        {
            lock (_gate)
            {
                return _lastAccepted is { } time && _clock.GetElapsedTime(time) < Hope;
            }
        }
    }

    /// <summary>Takes the next turn.</summary>
    /// <param name="refusals">How often this call was refused so far.</param>
    /// <returns>How long until then, and a time for <see cref="Note"/>: when it is, or, without a limit, when it was taken.</returns>
    public (TimeSpan Wait, long Turn) TakeTurn(int refusals)
    {
        lock (_gate)
        {
            long now = _clock.GetTimestamp();
            if (_rate is not null && _clock.GetElapsedTime(_nextTurn, now) > Memory)
            {
                Begin(rate: null);
            }

            if (_rate is not { } rate)
            {
                return (refusals == 0 ? TimeSpan.Zero : Pause(refusals), now);
            }

            rate *= _isTest ? 1 : 1 + Math.Pow(SecondsSoFar / _doublesIn, 2);
            long turn = Math.Max(now, _nextTurn);
            _nextTurn = turn + Ticks(rate);
            return (_clock.GetElapsedTime(now, turn), turn);
        }
    }

    /// <summary>Gives back a turn that was taken and not waited for, so that nobody waits behind it.</summary>
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

    /// <summary>Takes note of what became of a call.</summary>
    /// <param name="turn">When it was sent.</param>
    /// <param name="isAccepted">Whether the service took it; if not, it said that there were too many.</param>
    public void Note(long turn, bool isAccepted)
    {
        lock (_gate)
        {
            if (isAccepted)
            {
                _lastAccepted = _clock.GetTimestamp();
                _lately.Add();
            }

            // What was sent before the stage in force says nothing about it.
            if (turn > _start)
            {
                _ = isAccepted ? _accepted++ : _refused++;
                GoOn(isAccepted);
            }
        }
    }

    private double SecondsSoFar => _clock.GetElapsedTime(_start).TotalSeconds;

    private TimeSpan Pause(int refusals) =>
        Math.Min(FirstWait.TotalSeconds * Math.Pow(2, refusals - 1), LongestWait.TotalSeconds) * _random.NextDouble() * TimeSpan.FromSeconds(1);

    private long Ticks(double rate) => (long)(_clock.TimestampFrequency / rate);

    private void GoOn(bool isAccepted)
    {
        if (_isTest)
        {
            if (_refused == TestRefusals)
            {
                Begin(rate: null);
                _unlimited = UnlimitedCalls;
            }
            else if (_accepted + _refused == TestCalls)
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
        _refused = 0;
    }
}
