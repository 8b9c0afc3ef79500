using CognitoIdentity.Client.Calls;
using CognitoIdentity.Local;
using CognitoIdentity.UnitTests.LocalService;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>How callers share a quota, simulated with a manual clock. Each caller sends, waits for the response, and sends again.</summary>
public sealed class AdaptiveRateLimiterTests
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void Nobody_waits_before_the_service_throttles_a_call()
    {
        Play play = Run(callers: 4, calls: 1000, service: _ => true);

        Assert.Equal(0, play.Throttled);
        Assert.Equal(TimeSpan.FromSeconds(5), play.Took);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(10, 4)]
    [InlineData(25, 16)]
    [InlineData(200, 16)]
    public void A_quota_is_used_up_and_seldom_exceeded(int perSecond, int callers)
    {
        var quota = new TokenBucket(perSecond, default);

        Play play = Run(callers, calls: 100 * perSecond, quota.TryTake);

        // The initial tokens of the bucket are free.
        double ideal = ((100 * perSecond) - perSecond) / (double)perSecond;
        Assert.InRange(play.Took.TotalSeconds, ideal - 1, ideal / 0.95);
        Assert.InRange(play.Throttled / (double)(play.Accepted + play.Throttled), 0, 0.025);
    }

    [Fact]
    public void A_quota_that_others_use_up_as_well_is_found_again()
    {
        var wide = new TokenBucket(50, default);
        var narrow = new TokenBucket(5, default);

        Play play = Run(callers: 8, calls: 1000, time => time < new DateTimeOffset(TimeSpan.FromSeconds(10).Ticks, default)
            ? wide.TryTake(time)
            : narrow.TryTake(time));

        // About 550 calls in the first ten seconds, then 5 per second. The limiter ignores the first throttled calls.
        Assert.InRange(play.Took.TotalSeconds, 90, 115);
        Assert.InRange(play.Throttled, 1, 400);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Throttling_that_has_nothing_to_do_with_the_rate_does_not_stop_the_work(int seed)
    {
        var chance = new Random(seed);

        Play play = Run(callers: 16, calls: 10_000, _ => chance.NextDouble() >= 0.3);

        // Without a limit it would be 18 s.
        Assert.InRange(play.Took.TotalSeconds, 17, 60);
    }

    [Fact]
    public void Nobody_waits_behind_turns_that_were_given_back()
    {
        var clock = new ManualClock(default);
        AdaptiveRateLimiter limiter = Throttled(clock);
        TimeSpan first = limiter.TakeTurn(0).Wait;
        Assert.True(first > TimeSpan.Zero);
        for (int i = 0; i < 15; i++)
        {
            limiter.TakeTurn(0);
        }

        for (int i = 0; i < 16; i++)
        {
            limiter.GiveBackTurn();
        }

        Assert.Equal(first, limiter.TakeTurn(0).Wait);
    }

    [Fact]
    public void After_a_pause_there_is_no_limit()
    {
        var clock = new ManualClock(default);
        AdaptiveRateLimiter limiter = Throttled(clock);
        Assert.True(limiter.TakeTurn(0).Wait > TimeSpan.Zero);
        Assert.True(limiter.TakeTurn(0).Wait > TimeSpan.Zero);

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.Zero, limiter.TakeTurn(0).Wait);
        Assert.Equal(TimeSpan.Zero, limiter.TakeTurn(0).Wait);
    }

    [Fact]
    public void A_call_is_sure_to_get_through_when_others_do()
    {
        var clock = new ManualClock(default);
        var limiter = new AdaptiveRateLimiter(clock, new Random(1));
        Assert.False(limiter.IsAccepting);

        limiter.Note(limiter.TakeTurn(0).Time, isAccepted: true);
        Assert.True(limiter.IsAccepting);

        clock.Advance(TimeSpan.FromSeconds(21));
        Assert.False(limiter.IsAccepting);
    }

    /// <summary>Commands in separate processes, which don't share a limiter.</summary>
    [Theory]
    [InlineData(2, 16)]
    [InlineData(3, 4)]
    public void Callers_that_share_a_quota_all_succeed(int processes, int callers)
    {
        var quota = new TokenBucket(10, default);

        Play play = Run(callers, calls: 300, quota.TryTake, processes);

        Assert.Equal(0, play.Lost);
        Assert.Equal(300 * processes, play.Accepted);
        Assert.InRange(play.Took.TotalSeconds, 30 * processes - 5, 45 * processes);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(25)]
    public void A_quota_that_is_used_up_at_the_start_is_found_out_soon(int perSecond)
    {
        var quota = new TokenBucket(perSecond, default);
        while (quota.TryTake(default))
        {
        }

        Play play = Run(callers: 16, calls: 100 * perSecond, quota.TryTake);

        Assert.Equal(0, play.Lost);
        Assert.InRange(play.Took.TotalSeconds, 99, 130);
    }

    [Fact]
    public void A_service_that_takes_nothing_for_a_second_loses_nothing()
    {
        Play play = Run(callers: 16, calls: 3000, time => time - default(DateTimeOffset) is var since && (since < TimeSpan.FromSeconds(1) || since > TimeSpan.FromSeconds(2)));

        Assert.Equal(0, play.Lost);
        Assert.InRange(play.Took.TotalSeconds, 4, 30);
    }

    /// <summary>A limiter whose first call was throttled.</summary>
    private static AdaptiveRateLimiter Throttled(ManualClock clock)
    {
        var limiter = new AdaptiveRateLimiter(clock, new Random(1));
        clock.Advance(Latency);
        limiter.Note(limiter.TakeTurn(0).Time, isAccepted: false);
        return limiter;
    }

    private static Play Run(int callers, int calls, Func<DateTimeOffset, bool> service, int processes = 1)
    {
        var clock = new ManualClock(default);
        var play = new Play();
        var events = new PriorityQueue<Action, DateTimeOffset>();
        for (int process = 0; process < processes; process++)
        {
            Begin(new AdaptiveRateLimiter(clock, new Random(process)));
        }

        while (events.TryDequeue(out Action? next, out DateTimeOffset time))
        {
            clock.Advance(time - clock.Now);
            next();
        }

        play.Took = clock.Now - default(DateTimeOffset);
        return play;

        void Begin(AdaptiveRateLimiter limiter)
        {
            int begun = 0;
            for (int caller = 0; caller < Math.Min(callers, calls); caller++)
            {
                begun++;
                TakeTurn(0);
            }

            void TakeTurn(int throttled)
            {
                (TimeSpan wait, long turn) = limiter.TakeTurn(throttled);
                events.Enqueue(() => Send(turn, throttled), clock.Now + wait);
            }

            void Send(long turn, int throttled)
            {
                bool isAccepted = service(clock.Now);
                events.Enqueue(() => Answer(turn, throttled, isAccepted), clock.Now + Latency);
            }

            void Answer(long turn, int throttled, bool isAccepted)
            {
                limiter.Note(turn, isAccepted);
                play.Accepted += isAccepted ? 1 : 0;
                play.Throttled += isAccepted ? 0 : 1;

                // The same as in RetryPolicy.
                bool isLost = !isAccepted && throttled >= 2 && (throttled >= 30 || !limiter.IsAccepting);
                play.Lost += isLost ? 1 : 0;
                if (!isAccepted && !isLost)
                {
                    TakeTurn(throttled + 1);
                }
                else if (begun++ < calls)
                {
                    TakeTurn(0);
                }
            }
        }
    }

    private sealed class Play
    {
        public int Accepted { get; set; }

        public int Throttled { get; set; }

        public int Lost { get; set; }

        public TimeSpan Took { get; set; }
    }
}
