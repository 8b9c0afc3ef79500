namespace CognitoIdentity.Local;

/// <summary>A service with its own state behind its own port.</summary>
internal sealed class LocalService : ILocalService
{
    private readonly CognitoIdentityService _service;
    private readonly HttpFront _front;

    public LocalService(LocalServiceOptions options)
    {
        AccountId = options.AccountId;
        _service = new CognitoIdentityService(AccountId, TimeProvider.System);
        var router = new Router(new JsonProtocol(_service), new StsProtocol(_service, AccountId), new WellKnown(_service));
        _front = new HttpFront(options.Port, router);
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

    public void Dispose() => _front.Dispose();
}
