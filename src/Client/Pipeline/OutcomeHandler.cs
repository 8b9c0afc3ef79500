using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>The outermost handler: knows what was done though its answer was lost, and lets no SDK exception out.</summary>
internal sealed class OutcomeHandler : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        IRequestContext context = executionContext.RequestContext;
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (Exception e) when (!context.CancellationToken.IsCancellationRequested)
        {
            var call = (Call)context.OriginalRequest;
            if (call.HasLostAnswer && e is AmazonServiceException { ErrorCode: { } code } && code == call.Operation.DoneCode)
            {
                return new T();
            }

            throw Failures.Translate(call, e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What breaks because the caller cancelled is a cancellation.
            throw new OperationCanceledException(e.Message, e, context.CancellationToken);
        }
    }
}
