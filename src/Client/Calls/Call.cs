using System.Diagnostics;
using CognitoIdentity.Api;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Http;

namespace CognitoIdentity.Client.Calls;

/// <summary>One call: what to send, its state, and its record.</summary>
internal abstract class Call
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly CallEvents? _events;
    private byte[]? _content;

    /// <param name="settings">Where to send it, and how.</param>
    /// <param name="credentials">Finds the keys to sign with; null for an unsigned call.</param>
    /// <param name="events">The callbacks of the call, or null.</param>
    protected Call(ServiceSettings settings, CredentialResolver? credentials, CallEvents? events)
    {
        Settings = settings;
        Credentials = credentials;
        _events = events;
    }

    public ServiceSettings Settings { get; }

    public CredentialResolver? Credentials { get; }

    /// <summary>The operation, such as <c>ListIdentityPools</c>.</summary>
    public abstract string Operation { get; }

    /// <summary>The name by which the service is signed for.</summary>
    public abstract string SigningName { get; }

    /// <summary>The service, as errors name it.</summary>
    public virtual string ServiceName => Settings.Endpoint.GetLeftPart(UriPartial.Authority);

    public abstract string ContentType { get; }

    /// <summary>The value of the header <c>X-Amz-Target</c>, or null.</summary>
    public virtual string? Target => null;

    /// <summary>The body of the request.</summary>
    public byte[] Content => _content ??= WriteContent();

    /// <summary>The secrets in the request, which no message may repeat; null if there are none.</summary>
    public virtual IEnumerable<string>? Tokens => null;

    /// <summary>The texts that no message may repeat: the secrets in the request, and the session token that signed it.</summary>
    public IEnumerable<string>? Secrets => Keys?.SessionToken is { } token ? [.. Tokens ?? [], token] : Tokens;

    /// <summary>The error for a lost answer; null if the request can safely be sent again.</summary>
    public virtual LostAnswer? LostAnswer => null;

    /// <summary>The error that, after a lost answer, means that the first attempt succeeded; null if there is none.</summary>
    public virtual string? DoneCode => null;

    /// <summary>Codes of errors that only this operation has, and that may pass.</summary>
    public string[] PassingErrors { get; init; } = [];

    /// <summary>The keys to sign with; null for an unsigned call.</summary>
    public AwsKeys? Keys { get; set; }

    /// <summary>How often the request was sent so far.</summary>
    public int Attempts { get; set; }

    /// <summary>How many of the attempts were throttled.</summary>
    public int Throttled { get; set; }

    /// <summary>How many of the attempts ended before anything was sent.</summary>
    public int Unsent { get; set; }

    /// <summary>Whether an attempt brought no answer, and may have taken effect.</summary>
    public bool HasLostAnswer { get; set; }

    /// <summary>The time since the call began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>How much of the retry quota the last retry used.</summary>
    public int RetryCost { get; set; }

    /// <summary>The rate limiter of the operation; null before the first attempt.</summary>
    public AdaptiveRateLimiter? Limiter { get; set; }

    /// <summary>The service's id of the request, as messages show it.</summary>
    public string? RequestId { get; private set; }

    /// <summary>Reads the answer of the service.</summary>
    /// <exception cref="CognitoIdentityException"><c>ResponseInvalid</c></exception>
    public abstract object ReadAnswer(HttpAnswer answer);

    /// <summary>The answer to return for a request that took effect although its answer was lost.</summary>
    public virtual object EmptyAnswer => throw new NotSupportedException();

    /// <summary>Reads the parts of an error's body. A missing part is null.</summary>
    public abstract ErrorBody? ReadError(HttpAnswer answer);

    /// <summary>Keeps the id of a request. The usual form of an id needs no masking.</summary>
    public void SetRequestId(string? id)
    {
        if (id is not null)
        {
            RequestId = Guid.TryParseExact(id, "D", out _) ? id : MaskedText.Short(id, Secrets);
        }
    }

    /// <summary>Ends the call with an answer.</summary>
    public object Succeed(object answer)
    {
        if (answer is ICallResult result)
        {
            result.Call = Record(errorCode: null);
        }

        Finish(errorCode: null);
        return answer;
    }

    /// <summary>Ends the call with an exception: one of ours, or a cancellation.</summary>
    public Exception Fail(Exception exception, CancellationToken stop)
    {
        // A failure that the caller's cancellation caused counts as a cancellation.
        Exception failure = stop.IsCancellationRequested ? Canceled(exception, stop) : CallErrors.Of(this, exception);
        Finish((failure as CognitoIdentityException)?.Code ?? nameof(OperationCanceledException));
        return failure;
    }

    /// <summary>Notes that an attempt begins.</summary>
    public void BeginAttempt()
    {
        Attempts++;
        _events?.Watch?.Begin(this, new CallAttempt(Operation, Attempts, Settings.MaxAttempts));
        _events?.Exchanged?.Invoke(ExchangeText.Of(this));
    }

    /// <summary>Notes the answer of an attempt.</summary>
    public void NoteAnswer(HttpAnswer answer) => _events?.Exchanged?.Invoke(ExchangeText.Of(this, answer));

    /// <summary>Writes the body of the request.</summary>
    protected abstract byte[] WriteContent();

    private CallCanceledException Canceled(Exception exception, CancellationToken stop)
    {
        int sent = Attempts - Throttled - Unsent;
        string? warning = sent > 0 && LostAnswer is { } lost
            ? $"{ErrorTexts.MessageOf(lost.ErrorId).With(lost.Subject, Texts.CallStopped)} {lost.Remedy}"
            : null;
        var cause = exception as OperationCanceledException ?? new OperationCanceledException(exception.Message, exception, stop);
        return new CallCanceledException(cause, sent) { Warning = warning };
    }

    private void Finish(string? errorCode)
    {
        _events?.Watch?.End(this);
        _events?.Finished?.Invoke(Record(errorCode));
    }

    private CallRecord Record(string? errorCode) => new()
    {
        Operation = Operation,
        Region = Settings.Region,
        Endpoint = Settings.Endpoint,
        EndpointSource = Settings.EndpointSource,
        Duration = Elapsed,
        Attempts = Attempts,
        RequestId = RequestId,
        ErrorCode = errorCode,
        HasLostAnswer = HasLostAnswer,
    };
}
