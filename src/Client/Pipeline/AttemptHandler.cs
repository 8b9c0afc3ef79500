using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Tells of each attempt and its failure, and ends it when its time is up: the SDK's own time-out stops looking once the headers are there.</summary>
internal sealed class AttemptHandler : PipelineHandler
{
    private readonly TimeSpan _timeout;
    private readonly Action<AmazonWebServiceRequest> _begins;
    private readonly Action<AmazonWebServiceRequest, Exception>? _fails;

    public AttemptHandler(TimeSpan timeout, Action<AmazonWebServiceRequest> begins, Action<AmazonWebServiceRequest, Exception>? fails = null)
    {
        _timeout = timeout;
        _begins = begins;
        _fails = fails;
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
        catch (Exception e)
        {
            // Of whatever kind: what is over time ends in all ways, as does what is stopped.
            _fails?.Invoke(context.OriginalRequest, e);
            if (attempt.IsCancellationRequested && !caller.IsCancellationRequested)
            {
                throw new AttemptTimeoutException(e);
            }

            throw;
        }
        finally
        {
            context.CancellationToken = caller;
        }
    }
}

/// <summary>The time of an attempt was up.</summary>
internal sealed class AttemptTimeoutException : TimeoutException
{
    public AttemptTimeoutException(Exception cause)
        : base(cause.Message, cause)
    {
    }
}
