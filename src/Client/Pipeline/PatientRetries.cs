using Amazon.Runtime;
using Amazon.Runtime.Internal;
using CognitoIdentity.Api;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>
/// The SDK's standard retries, but that a call which the service refuses as one too many waits for its turn as long as others
/// get through. Such a wait costs nothing of what the SDK grants for retries: a quota is no fault. And what would take effect
/// twice is not sent again when its answer was lost.
/// </summary>
internal sealed class PatientRetries : StandardRetryPolicy
{
    private const int MostRefusals = 30;

    // A quota of things does not go away by asking again, though the SDK takes it for throttling.
    private const string QuotaCode = ErrorCodes.LimitExceeded;

    public PatientRetries(IClientConfig config)
        : base(config)
    {
        ThrottlingErrorCodes.Remove(QuotaCode);
    }

    public override bool RetryLimitReached(IExecutionContext executionContext)
    {
        Call call = CallOf(executionContext);
        return call.WasRefused
            ? call.Refusals > MaxRetries && (MaxRetries == 0 || call.Refusals > MostRefusals || !call.Pace!.GetsThrough)
            : executionContext.RequestContext.Retries - call.Refusals >= MaxRetries;
    }

    public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception)
    {
        Call call = CallOf(executionContext);
        return call.HasLostAnswer && call.LostAnswer is not null ? Task.FromResult(false) : base.RetryForExceptionAsync(executionContext, exception);
    }

    public override bool OnRetry(IExecutionContext executionContext, bool bypassAcquireCapacity, bool isThrottlingError) =>
        base.OnRetry(executionContext, bypassAcquireCapacity || isThrottlingError, isThrottlingError);

    public override async Task WaitBeforeRetryAsync(IExecutionContext executionContext)
    {
        Call call = CallOf(executionContext);
        if (call.WasRefused)
        {
            return; // It waits for its turn: see Pace.
        }

        // The SDK's pauses double with each retry, and a refusal must not count as one: after ten, a failure would pause for minutes.
        IRequestContext context = executionContext.RequestContext;
        context.Retries -= call.Refusals;
        try
        {
            await base.WaitBeforeRetryAsync(executionContext).ConfigureAwait(false);
        }
        finally
        {
            context.Retries += call.Refusals;
        }
    }

    private static Call CallOf(IExecutionContext executionContext) => (Call)executionContext.RequestContext.OriginalRequest;
}
