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

    /// <summary>The account that owns all resources of the service: 12 digits.</summary>
    public string AccountId => _service.AccountId;

    /// <summary>The file that keeps the state across restarts, or null if it is in memory alone.</summary>
    public string? StatePath => _service.Options.StatePath;

    /// <summary>The access key id that requests must be signed with, or null if any well-formed signature is accepted.</summary>
    public string? AccessKey => _service.Options.Keys?.AccessKey;

    /// <summary>How long every call takes at least.</summary>
    public TimeSpan Latency => _service.Options.Latency;

    /// <summary>Whether calls beyond the default quotas of the operations are throttled.</summary>
    public bool EnforceQuota => _service.Options.EnforceQuota;

    /// <summary>Whether credentials are given only for roles that were created in the service and whose trust policies allow it.</summary>
    public bool EnforceRoleTrust => _service.Options.EnforceRoleTrust;

    /// <summary>The share of calls, 0 to 1, that fail with TooManyRequestsException.</summary>
    public double ThrottleRate => _service.Options.ThrottleRate;

    /// <summary>The share of calls, 0 to 1, that fail with InternalErrorException.</summary>
    public double ErrorRate => _service.Options.ErrorRate;

    /// <summary>The share of calls, 0 to 1, whose connection closes without an answer.</summary>
    public double DropRate => _service.Options.DropRate;

    /// <summary>The seed of the sequence of failures: the given one, or a random one.</summary>
    public int Seed => _service.Seed;

    /// <summary>How far the service's clock is ahead of this machine's, 50 years at most; behind, if negative. Set it to move the clock.</summary>
    public TimeSpan ClockOffset
    {
        get => _service.ClockOffset;
        set => _service.ClockOffset = value;
    }

    /// <summary>How often each operation was called since the start, answered or not.</summary>
    public IReadOnlyDictionary<string, long> RequestsByOperation => new TextMap<long>(_service.RequestsByOperation);

    /// <summary>The last 1,000 calls, the oldest first.</summary>
    public TextList<LocalServiceRequest> RequestLog => [.. _service.RequestLog];

    /// <summary>The requests answered since the start, whatever the answer was. Live.</summary>
    public long RequestCount => _service.RequestCount;

    /// <summary>Whether the service still answers. Live.</summary>
    public bool IsRunning => _service.IsRunning;

    /// <summary>Whether the session called the service, when no other address was given, at the time this object was made.</summary>
    public bool IsSessionDefault { get; }

    /// <summary>The address.</summary>
    public override string ToString() => EndpointUrl.AbsoluteUri;
}

/// <summary>A call that a local service received, without its body and without secrets.</summary>
public sealed class LocalServiceRequest
{
    /// <summary>When it arrived, by the service's clock.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The operation, or null if the requested one doesn't exist.</summary>
    public string? Operation { get; init; }

    /// <summary>The region that the request was signed for, or the region in its id. Null if it has neither.</summary>
    public string? Region { get; init; }

    /// <summary>The HTTP status of the answer, or null if the connection was closed on purpose without one.</summary>
    public int? Status { get; init; }

    /// <summary>The type of the error, such as <c>ResourceNotFoundException</c>, or null.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The time from the request to its answer, latency included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The access key id that it was signed with; null if it was unsigned or the signature was malformed. Not secret.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The operation and its result.</summary>
    public override string ToString() => $"{Operation} {ErrorCode ?? $"{Status}"}";
}
