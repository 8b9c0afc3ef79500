namespace CognitoIdentity.Local;

/// <summary>A service with its own state behind its own port.</summary>
internal sealed class LocalService : ILocalService
{
    private readonly HttpFront _front;
    private readonly MovableClock _clock;
    private readonly RequestLog _log = new();

    public LocalService(LocalServiceOptions options, TimeProvider clock)
    {
        Options = options;
        Seed = options.Seed ?? Random.Shared.Next();
        _clock = new MovableClock(clock, options.ClockOffset);
        var service = new CognitoIdentityService(AccountId, _clock);
        var exchange = new Exchange(options, Seed, _log, _clock);
        _front = new HttpFront(options.Port, new Router(new JsonProtocol(service), new StsProtocol(AccountId), exchange), _clock);
    }

    public Uri Endpoint => _front.Endpoint;

    public LocalServiceOptions Options { get; }

    public string AccountId => Options.AccountId;

    public int Seed { get; }

    public TimeSpan ClockOffset
    {
        get => _clock.Offset;
        set => _clock.Offset = value;
    }

    public long RequestCount => _front.RequestCount;

    public IReadOnlyDictionary<string, long> RequestsByOperation => _log.Counts();

    public IReadOnlyList<LocalServiceRequest> RequestLog => _log.Last();

    public bool IsRunning => _front.IsRunning;

    public void Dispose() => _front.Dispose();
}
