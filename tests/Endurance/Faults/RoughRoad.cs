namespace CognitoIdentity.EnduranceTests.Faults;

/// <summary>A way to a service on which answers take a random time, by a seed. It counts what went wrong with them.</summary>
internal sealed class RoughRoad : IDisposable
{
    private const int LongestDelay = 10;

    private readonly Relay _relay;
    private readonly Random _random;
    private int _throttled;
    private int _failed;
    private int _dropped;

    public RoughRoad(int port, int seed)
    {
        _random = new Random(seed);
        _relay = new Relay(new Uri($"http://127.0.0.1:{port}"), (_, reply) => PassAsync(reply));
    }

    public string Url => _relay.Url;

    /// <summary>Calls refused as too many, answers with a 500, and connections that closed instead.</summary>
    public (int Throttled, int Failed, int Dropped) Faults => (_throttled, _failed, _dropped);

    public void Dispose() => _relay.Dispose();

    private Task PassAsync(Reply reply)
    {
        if (reply.Closes)
        {
            Interlocked.Increment(ref _dropped);
        }
        else if (reply.Text.StartsWith("HTTP/1.1 500", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _failed);
        }
        else if (reply.Text.Contains("TooManyRequestsException", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _throttled);
        }

        lock (_random)
        {
            return Task.Delay(_random.Next(LongestDelay));
        }
    }
}
