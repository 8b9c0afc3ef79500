namespace CognitoIdentity.Local;

/// <summary>A service with its own state behind its own port.</summary>
internal sealed class LocalService : ILocalService
{
    private readonly CognitoIdentityService _service;
    private readonly StateKeeper? _state;
    private readonly HttpFront _front;

    public LocalService(LocalServiceOptions options)
    {
        AccountId = options.AccountId;
        _service = new CognitoIdentityService(AccountId, TimeProvider.System);
        _state = options.StatePath is { } path ? new StateKeeper(path, _service) : null;
        var router = new Router(new JsonProtocol(_service), new StsProtocol(_service, AccountId), new WellKnown(_service));
        try
        {
            _front = new HttpFront(options.Port, router);
        }
        catch (CognitoIdentityException)
        {
            _state?.Dispose();
            throw;
        }
    }

    public Uri Endpoint => _front.Endpoint;

    public string AccountId { get; }

    public long RequestCount => _front.RequestCount;

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
