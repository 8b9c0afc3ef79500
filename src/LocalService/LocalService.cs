namespace CognitoIdentity.Local;

/// <summary>A service with its own state behind its own port.</summary>
internal sealed class LocalService : ILocalService
{
    private readonly HttpFront _front;

    public LocalService(LocalServiceOptions options)
    {
        AccountId = options.AccountId;
        var router = new Router(new JsonProtocol(new CognitoIdentityService(AccountId)), new StsProtocol(AccountId));
        _front = new HttpFront(options.Port, router);
    }

    public Uri Endpoint => _front.Endpoint;

    public string AccountId { get; }

    public long RequestCount => _front.RequestCount;

    public bool IsRunning => _front.IsRunning;

    public void Dispose() => _front.Dispose();
}
