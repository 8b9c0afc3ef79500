using System.Collections.Concurrent;

namespace CognitoIdentity.Local;

/// <summary>
/// Decides by rates and a seed which requests fail. Each rate is its share of all requests; equal rates and seeds give equal
/// sequences of decisions, one for each request in the order of their arrival.
/// </summary>
internal sealed class FaultPlan
{
    private readonly object _gate = new();
    private readonly Random _random;
    private readonly double _throttle;
    private readonly double _error;
    private readonly double _drop;

    public FaultPlan(LocalServiceOptions options, int seed)
    {
        _random = new Random(seed);
        _throttle = options.ThrottleRate;
        _error = options.ErrorRate;
        _drop = options.DropRate;
    }

    public Fault Next()
    {
        double place;
        bool isLate;
        lock (_gate)
        {
            // Always draw both numbers, so that one decision does not change the later ones.
            place = _random.NextDouble();
            isLate = _random.NextDouble() < 0.5;
        }

        return place < _throttle ? Fault.Throttle
            : place < _throttle + _error ? Fault.Error
            : place >= _throttle + _error + _drop ? Fault.None
            : isLate ? Fault.LoseAnswer : Fault.LoseRequest;
    }
}

/// <summary>A simulated failure of a request.</summary>
internal enum Fault
{
    None,

    /// <summary>It is throttled.</summary>
    Throttle,

    /// <summary>The service fails without doing anything.</summary>
    Error,

    /// <summary>The connection closes before the operation takes effect.</summary>
    LoseRequest,

    /// <summary>The operation takes effect, and the connection closes instead of an answer.</summary>
    LoseAnswer,
}

/// <summary>The default quotas of an account: requests a second for each region and operation. Those not listed are not published.</summary>
internal sealed class Quotas
{
    private static readonly Dictionary<string, int> PerSecond = new(StringComparer.Ordinal)
    {
        ["DeleteIdentities"] = 10,
        ["GetCredentialsForIdentity"] = 200,
        ["GetId"] = 25,
        ["GetOpenIdToken"] = 200,
        ["GetOpenIdTokenForDeveloperIdentity"] = 50,
        ["ListIdentities"] = 5,
        ["ListTagsForResource"] = 10,
        ["TagResource"] = 5,
        ["UntagResource"] = 5,
    };

    private readonly ConcurrentDictionary<(string Region, string Operation), TokenBucket> _buckets = new();
    private readonly TimeProvider _clock;

    public Quotas(TimeProvider clock) => _clock = clock;

    /// <exception cref="ServiceException">The quota is exceeded.</exception>
    public void Take(string? region, string? operation)
    {
        if (region is null || operation is null || !PerSecond.TryGetValue(operation, out int perSecond))
        {
            return;
        }

        DateTimeOffset now = _clock.GetUtcNow();
        if (!_buckets.GetOrAdd((region, operation), _ => new TokenBucket(perSecond, now)).TryTake(now))
        {
            throw ServiceErrors.TooManyRequests();
        }
    }
}

/// <summary>Accepts a number of calls per second. After a pause, accepts the calls of one second at once.</summary>
internal sealed class TokenBucket
{
    private readonly object _gate = new();
    private readonly int _perSecond;
    private double _tokens;
    private DateTimeOffset _filled;

    public TokenBucket(int perSecond, DateTimeOffset now)
    {
        _perSecond = perSecond;
        _tokens = perSecond;
        _filled = now;
    }

    public bool TryTake(DateTimeOffset now)
    {
        lock (_gate)
        {
            // A clock that was moved back doesn't change the number of accepted calls.
            double seconds = Math.Max(0, (now - _filled).TotalSeconds);
            _tokens = Math.Min(_perSecond, _tokens + (seconds * _perSecond));
            _filled = now;
            if (_tokens < 1)
            {
                return false;
            }

            _tokens--;
            return true;
        }
    }
}
