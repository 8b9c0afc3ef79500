namespace CognitoIdentity;

/// <summary>The log entry of a finished call. Contains nothing from its body.</summary>
public sealed class CallRecord
{
    /// <summary>The operation, such as <c>ListIdentityPools</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The region of the call.</summary>
    public required string Region { get; init; }

    /// <summary>The address that was called.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The variable or the profile with the address; null for the caller's or the region's address.</summary>
    public string? EndpointSource { get; init; }

    /// <summary>The time from the call to its end, all attempts and pauses included.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How often the request was sent.</summary>
    public required int Attempts { get; init; }

    /// <summary>The service's id of the last request, or null when it gave none.</summary>
    public string? RequestId { get; init; }

    /// <summary>The code of the error that ended the call, or null when it succeeded.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Whether an attempt brought no answer, and may have taken effect.</summary>
    internal bool HasLostAnswer { get; init; }

    /// <summary>The record as one line.</summary>
    public override string ToString() => Texts.CallFinished.With(
        Operation,
        Region,
        Endpoint.GetLeftPart(UriPartial.Authority) + (EndpointSource is null ? string.Empty : Texts.CallAddressSource.With(EndpointSource)),
        ErrorCode ?? "OK",
        Duration.TotalMilliseconds,
        Texts.CountAttempts.Counted(Attempts),
        RequestId ?? "-");
}

/// <summary>Is notified of calls in flight, on any thread.</summary>
internal interface ICallWatch
{
    /// <summary>An attempt of a call begins.</summary>
    void Begin(object call, CallAttempt attempt);

    /// <summary>A call has ended.</summary>
    void End(object call);
}

/// <summary>An attempt of a call.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Number">Which attempt it is, from 1.</param>
/// <param name="Most">The most attempts, unless the service throttles calls.</param>
internal sealed record CallAttempt(string Operation, int Number, int Most);

/// <summary>An answer with the state of its call.</summary>
internal interface ICallResult
{
    /// <summary>The call.</summary>
    CallRecord? Call { get; set; }
}

/// <summary>A call that was cancelled.</summary>
internal sealed class CallCanceledException : OperationCanceledException
{
    public CallCanceledException(OperationCanceledException cause, int attempts)
        : base(cause.Message, cause, cause.CancellationToken) => Attempts = attempts;

    /// <summary>The warning that the request may have created something; null if it can't have.</summary>
    public string? Warning { get; init; }

    /// <summary>How often the request was sent, at least in part, and not throttled. Each of these attempts may have taken effect.</summary>
    public int Attempts { get; }
}
