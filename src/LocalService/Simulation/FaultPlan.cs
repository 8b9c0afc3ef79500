namespace CognitoIdentity.Local;

/// <summary>
/// Decides by rates and a seed what goes wrong. Each rate is its share of all requests; equal rates and seeds give equal
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
            // Both, whether needed or not: so a decision does not shift those after it.
            place = _random.NextDouble();
            isLate = _random.NextDouble() < 0.5;
        }

        return place < _throttle ? Fault.Throttle
            : place < _throttle + _error ? Fault.Error
            : place >= _throttle + _error + _drop ? Fault.None
            : isLate ? Fault.LoseAnswer : Fault.LoseRequest;
    }
}

/// <summary>What goes wrong with a request on purpose.</summary>
internal enum Fault
{
    None,

    /// <summary>It is throttled.</summary>
    Throttle,

    /// <summary>The service fails, and has done nothing.</summary>
    Error,

    /// <summary>The connection closes before anything was done.</summary>
    LoseRequest,

    /// <summary>The operation takes effect, and the connection closes instead of an answer.</summary>
    LoseAnswer,
}
