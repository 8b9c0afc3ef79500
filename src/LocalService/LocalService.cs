using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>A service with its own state and port.</summary>
internal sealed class LocalService : ILocalService
{
    private readonly CognitoIdentityService _service;
    private readonly StateSaver? _state;
    private readonly HttpServer _server;
    private readonly MovableClock _clock;
    private readonly RequestLog _log = new();

    public LocalService(LocalServiceOptions options, TimeProvider clock)
    {
        Options = options;
        Seed = options.Seed ?? Random.Shared.Next();
        _clock = new MovableClock(clock, options.ClockOffset);
        _service = new CognitoIdentityService(AccountId, _clock, options.EnforceRoleTrust);
        _state = options.StatePath is { } path ? new StateSaver(path, _service) : null;
        var handler = new CallHandler(options, Seed, _service.Sessions, _log, _clock);
        try
        {
            _server = new HttpServer(options.Port, new Router(_service, handler), _clock);
        }
        catch (CognitoIdentityException)
        {
            _state?.Dispose();
            throw;
        }
    }

    public Uri Endpoint => _server.Endpoint;

    public LocalServiceOptions Options { get; }

    public string AccountId => Options.AccountId;

    /// <summary>The service without latency, quotas and log.</summary>
    internal CognitoIdentityService Service => _service;

    public int Seed { get; }

    public TimeSpan ClockOffset
    {
        get => _clock.Offset;
        set => _clock.Offset = value;
    }

    public long RequestCount => _server.RequestCount;

    public IReadOnlyDictionary<string, long> RequestsByOperation => _log.Counts();

    public IReadOnlyList<LocalServiceRequest> RequestLog => _log.Last();

    public bool IsRunning => _server.IsRunning;

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
        _server.Dispose();
        _state?.Dispose();
    }
}

/// <summary>Starts local services.</summary>
public sealed class LocalServiceFactory : ILocalServiceFactory
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An option has an invalid value.</exception>
    public ILocalService Start(LocalServiceOptions options) => Start(options, TimeProvider.System);

    internal static LocalService Start(LocalServiceOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Port, ushort.MaxValue);
        if (!Shapes.AwsAccountId.Allows(options.AccountId))
        {
            throw new ArgumentException("An account id is 12 digits.", nameof(options));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.Latency, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Latency, LocalServiceOptions.MaxLatency);
        CheckRates(options);
        return new LocalService(options, clock);
    }

    private static void CheckRates(LocalServiceOptions options)
    {
        double[] rates = [options.ThrottleRate, options.ErrorRate, options.DropRate];

        // Rounding may make the sum slightly more than 1.
        if (!rates.All(rate => rate >= 0) || !(rates.Sum() <= 1 + 1e-9))
        {
            throw new CognitoIdentityException(nameof(Texts.LocalServiceRatesInvalid), []);
        }
    }
}
