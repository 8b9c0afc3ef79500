namespace CognitoIdentity.Local;

/// <summary>A service with its own state behind its own port.</summary>
internal sealed class LocalService : ILocalService
{
    private readonly CognitoIdentityService _service;
    private readonly StateKeeper? _state;
    private readonly HttpFront _front;
    private readonly MovableClock _clock;
    private readonly RequestLog _log = new();

    public LocalService(LocalServiceOptions options, TimeProvider clock)
    {
        Options = options;
        Seed = options.Seed ?? Random.Shared.Next();
        _clock = new MovableClock(clock, options.ClockOffset);
        _service = new CognitoIdentityService(AccountId, _clock);
        _state = options.StatePath is { } path ? new StateKeeper(path, _service) : null;
        var exchange = new CallHandler(options, Seed, _service.Sessions, _log, _clock);
        var router = new Router(new JsonProtocol(_service), new StsProtocol(_service, AccountId), new WellKnown(_service), exchange);
        try
        {
            _front = new HttpFront(options.Port, router, _clock);
        }
        catch (CognitoIdentityException)
        {
            _state?.Dispose();
            throw;
        }
    }

    public Uri Endpoint => _front.Endpoint;

    public LocalServiceOptions Options { get; }

    public string AccountId => Options.AccountId;

    /// <summary>What answers behind the port: no latency, no quota, no log.</summary>
    internal CognitoIdentityService Service => _service;

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

    public LocalLogin CreateLogin(LocalLoginOptions options)
    {
        try
        {
            return _service.CreateLogin(options);
        }
        catch (ServiceException error)
        {
            throw new CognitoIdentityException(error.Type, error.Message, error);
        }
    }

    public void Dispose()
    {
        _front.Dispose();
        _state?.Dispose();
    }
}
