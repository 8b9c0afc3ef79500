using CognitoIdentity.Local;

namespace CognitoIdentity;

/// <summary>A local service as a session sees it. Output of the cmdlets Start- and Get-CILocalService.</summary>
public sealed class LocalServiceInfo
{
    private readonly ILocalService _service;

    /// <summary>Shows a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="isSessionDefault">Whether the session calls it when no other address is given.</param>
    public LocalServiceInfo(ILocalService service, bool isSessionDefault)
    {
        _service = service;
        IsSessionDefault = isSessionDefault;
    }

    /// <summary>The address to give as <c>-EndpointUrl</c>, or to any other AWS client.</summary>
    public Uri EndpointUrl => _service.Endpoint;

    /// <summary>The TCP port on 127.0.0.1.</summary>
    public int Port => _service.Endpoint.Port;

    /// <summary>The account that owns everything in the service: 12 digits.</summary>
    public string AccountId => _service.AccountId;

    /// <summary>The requests answered since the start, whatever the answer was. Live.</summary>
    public long RequestCount => _service.RequestCount;

    /// <summary>Whether the service still answers. Live.</summary>
    public bool IsRunning => _service.IsRunning;

    /// <summary>Whether the session called the service, when no other address was given, at the time this object was made.</summary>
    public bool IsSessionDefault { get; }

    /// <summary>The address.</summary>
    public override string ToString() => EndpointUrl.AbsoluteUri;
}
