namespace CognitoIdentity.Local;

/// <summary>Lets through so many a second, and after a pause a second's worth at once.</summary>
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
            // A clock that was moved back brings nothing, and takes nothing.
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
