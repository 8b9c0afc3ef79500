namespace CognitoIdentity.Local;

/// <summary>Handles a call: authentication, latency, faults, quotas, log.</summary>
internal sealed class CallHandler
{
    private readonly Authenticator _authenticator;
    private readonly FaultPlan _faults;
    private readonly Quotas? _quotas;
    private readonly TimeSpan _latency;
    private readonly RequestLog _log;
    private readonly TimeProvider _clock;

    public CallHandler(LocalServiceOptions options, int seed, RoleSessions sessions, RequestLog log, TimeProvider clock)
    {
        _authenticator = new Authenticator(options.Keys, sessions, clock);
        _faults = new FaultPlan(options, seed);
        _quotas = options.EnforceQuota ? new Quotas(clock) : null;
        _latency = options.Latency;
        _log = log;
        _clock = clock;
    }

    /// <returns>The answer, or null for closing the connection without one.</returns>
    public async Task<HttpReply?> AnswerAsync(IProtocol protocol, HttpRequest request, string requestId, CancellationToken stop)
    {
        DateTimeOffset time = _clock.GetUtcNow();
        long start = _clock.GetTimestamp();
        Fault fault = _faults.Next();
        string? operation = protocol.OperationOf(request);
        await Task.Delay(_latency, _clock, stop);

        Caller? caller = null;
        string? region = null;
        HttpReply? reply;
        try
        {
            caller = _authenticator.Identify(request, protocol.SigningName);
            region = caller?.Region ?? UnsignedRegion.Of(operation, request.Body);
            reply = Answer();
        }
        catch (ServiceException error)
        {
            reply = protocol.ErrorReply(error, requestId);
        }

        if (fault is Fault.LoseRequest or Fault.LoseAnswer)
        {
            reply = null;
        }

        _log.Add(new LocalServiceRequest
        {
            Time = time,
            Operation = operation,
            Region = region,
            Status = reply?.Status,
            ErrorCode = reply?.ErrorCode,
            Duration = _clock.GetElapsedTime(start),
            AccessKey = caller?.AccessKeyId,
        });
        return reply;

        HttpReply? Answer()
        {
            switch (fault)
            {
                case Fault.Throttle:
                    throw ServiceErrors.TooManyRequests();
                case Fault.Error:
                    throw ServiceErrors.Internal();
                case Fault.LoseRequest:
                    return null;
                default:
                    _quotas?.Take(region, operation);
                    return protocol.Answer(request, caller, requestId);
            }
        }
    }
}
