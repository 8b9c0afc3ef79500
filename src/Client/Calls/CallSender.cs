using System.Collections.Concurrent;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Http;

namespace CognitoIdentity.Client.Calls;

/// <summary>
/// Sends the calls to one address and retries them. All callers share it, with its connections, rate limits and retry quota.
/// <see cref="Send"/> blocks the caller's thread; <see cref="SendAsync"/> is for calls in parallel. They differ in how they wait and send.
/// </summary>
internal sealed class CallSender
{
    // Connecting may take a third of the time of an attempt, so that there is time to connect again.
    private const int ConnectShare = 3;

    private readonly HttpTransport _http;
    private readonly RetryPolicy _retries;
    private readonly ServerClock _clock = new();
    private readonly ConcurrentDictionary<string, AdaptiveRateLimiter> _limiters = new(StringComparer.Ordinal);

    public CallSender(ServiceSettings settings)
    {
        _http = new HttpTransport(TimeSpan.FromTicks(settings.Timeout.Ticks / ConnectShare), settings.CaBundle);
        _retries = new RetryPolicy(settings.MaxAttempts - 1);
    }

    /// <summary>Sends a call and waits for the answer.</summary>
    /// <exception cref="CognitoIdentityException">The call failed.</exception>
    /// <exception cref="CallCanceledException">The caller cancelled it.</exception>
    public object Send(Call call, CancellationToken stop)
    {
        object answer;
        try
        {
            answer = GetAnswer(call, stop);
        }
        catch (Exception e)
        {
            // Any exception type is possible. Each is recorded, and becomes one of our errors.
            throw call.Fail(e, stop);
        }

        return call.Succeed(answer);
    }

    /// <inheritdoc cref="Send"/>
    public async Task<object> SendAsync(Call call, CancellationToken stop)
    {
        object answer;
        try
        {
            answer = await GetAnswerAsync(call, stop).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Any exception type is possible. Each is recorded, and becomes one of our errors.
            throw call.Fail(e, stop);
        }

        return call.Succeed(answer);
    }

    private object GetAnswer(Call call, CancellationToken stop)
    {
        call.Keys ??= call.Credentials?.ResolveAsync(call.Operation, stop).GetAwaiter().GetResult();
        while (true)
        {
            Turn turn = TakeTurn(call);
            try
            {
                Wait(turn.Wait, stop);
            }
            catch (OperationCanceledException)
            {
                call.Limiter!.GiveBackTurn();
                throw;
            }

            TimeSpan pause;
            using (var attempt = new Attempt(call, _clock.UtcNow, stop))
            {
                try
                {
                    return Accept(attempt, turn, _http.Send(attempt.Request, attempt.Token));
                }
                catch (Exception e)
                {
                    // Time-outs and broken connections surface as many types of exceptions.
                    pause = PauseAfter(attempt, e, stop);
                }
            }

            Wait(pause, stop);
        }
    }

    private async Task<object> GetAnswerAsync(Call call, CancellationToken stop)
    {
        call.Keys ??= call.Credentials is null ? null : await call.Credentials.ResolveAsync(call.Operation, stop).ConfigureAwait(false);
        while (true)
        {
            Turn turn = TakeTurn(call);
            try
            {
                await WaitAsync(turn.Wait, stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                call.Limiter!.GiveBackTurn();
                throw;
            }

            TimeSpan pause;
            using (var attempt = new Attempt(call, _clock.UtcNow, stop))
            {
                try
                {
                    return Accept(attempt, turn, await _http.SendAsync(attempt.Request, attempt.Token).ConfigureAwait(false));
                }
                catch (Exception e)
                {
                    // Time-outs and broken connections surface as many types of exceptions.
                    pause = PauseAfter(attempt, e, stop);
                }
            }

            await WaitAsync(pause, stop).ConfigureAwait(false);
        }
    }

    private static void Wait(TimeSpan time, CancellationToken stop)
    {
        if (time > TimeSpan.Zero)
        {
            stop.WaitHandle.WaitOne(time);
        }

        stop.ThrowIfCancellationRequested();
    }

    private static Task WaitAsync(TimeSpan time, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return time > TimeSpan.Zero ? Task.Delay(time, stop) : Task.CompletedTask;
    }

    private Turn TakeTurn(Call call)
    {
        call.Limiter ??= _limiters.GetOrAdd(call.Operation, static _ => new AdaptiveRateLimiter(TimeProvider.System, Random.Shared));
        return call.Limiter.TakeTurn(call.Throttled);
    }

    /// <summary>Reads an answer, and learns from it.</summary>
    /// <exception cref="CognitoIdentityException">It is an error, or can't be read.</exception>
    private object Accept(Attempt attempt, Turn turn, HttpAnswer answer)
    {
        Call call = attempt.Call;
        attempt.Answer = answer;
        call.NoteAnswer(answer);
        call.SetRequestId(answer.Header("x-amzn-RequestId"));
        if (answer.IsSuccess)
        {
            call.Limiter!.Note(turn.Time, isAccepted: true);
            object read = answer.IsCut ? throw CallErrors.Unreadable(call, answer) : call.ReadAnswer(answer);
            _retries.NoteSuccess(call);
            return read;
        }

        CognitoIdentityException error = CallErrors.Of(call, answer);
        bool isThrottled = RetryPolicy.IsThrottling(error);
        call.Throttled += isThrottled ? 1 : 0;
        call.Limiter!.Note(turn.Time, !isThrottled);
        return call.HasLostAnswer && error.Code == call.DoneCode ? call.EmptyAnswer : throw error;
    }

    /// <summary>The pause before the next attempt.</summary>
    /// <exception cref="CognitoIdentityException">The call is not sent again.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled the call.</exception>
    private TimeSpan PauseAfter(Attempt attempt, Exception exception, CancellationToken stop)
    {
        Call call = attempt.Call;
        call.HasLostAnswer |= exception is CognitoIdentityException known ? known.MayHaveTakenEffect : attempt.IsBegun;
        call.Unsent += exception is CognitoIdentityException || attempt.IsBegun ? 0 : 1;
        stop.ThrowIfCancellationRequested();
        CognitoIdentityException failure = exception as CognitoIdentityException
            ?? (attempt.Token.IsCancellationRequested ? CallErrors.TimedOut(call, exception) : CallErrors.NotConnected(call, exception));
        return _retries.PauseAfter(call, failure, _clock.IsCorrected(failure.Code, attempt)) ?? throw failure;
    }
}

/// <summary>One attempt of a call: the request, and its time limit.</summary>
internal sealed class Attempt : IDisposable
{
    private readonly CancellationTokenSource _time;
    private readonly RequestBody _body;

    public Attempt(Call call, DateTime time, CancellationToken stop)
    {
        Call = call;
        Time = time;
        _body = new RequestBody(call.Content);
        Request = CallRequest.Create(call, _body, time);
        _time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _time.CancelAfter(call.Settings.Timeout);
        call.BeginAttempt();
    }

    public Call Call { get; }

    /// <summary>When it was signed, by the service's clock.</summary>
    public DateTime Time { get; }

    public HttpRequestMessage Request { get; }

    /// <summary>Whether the request may have had an effect.</summary>
    public bool IsBegun => _body.IsBegun;

    /// <summary>The answer; null until it arrives.</summary>
    public HttpAnswer? Answer { get; set; }

    /// <summary>Cancelled by the caller, or when the time is up.</summary>
    public CancellationToken Token => _time.Token;

    public void Dispose()
    {
        Request.Dispose();
        _time.Dispose();
    }
}
