using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Counts each attempt, and ends it when its time is up: the SDK's own time-out stops looking once the headers are there.</summary>
internal sealed class AttemptHandler : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = (RequestContext)executionContext.RequestContext;
        var call = (Call)context.OriginalRequest;
        call.Attempts++;

        CancellationToken caller = context.CancellationToken;
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(caller);
        attempt.CancelAfter(call.Settings.Timeout);
        context.CancellationToken = attempt.Token;
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (Exception e) when (attempt.IsCancellationRequested && !caller.IsCancellationRequested)
        {
            throw new TimeoutException(e.Message, e);
        }
        finally
        {
            context.CancellationToken = caller;
        }
    }
}
