using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Tells of each attempt, and ends it when its time is up: the SDK's own time-out stops looking once the headers are there.</summary>
internal sealed class AttemptHandler : PipelineHandler
{
    private readonly TimeSpan _timeout;
    private readonly Action<AmazonWebServiceRequest> _begins;

    public AttemptHandler(TimeSpan timeout, Action<AmazonWebServiceRequest> begins)
    {
        _timeout = timeout;
        _begins = begins;
    }

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = (RequestContext)executionContext.RequestContext;
        CancellationToken caller = context.CancellationToken;
        caller.ThrowIfCancellationRequested();
        _begins(context.OriginalRequest);

        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(caller);
        attempt.CancelAfter(_timeout);
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
