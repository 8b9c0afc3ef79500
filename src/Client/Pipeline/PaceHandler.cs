using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using CognitoIdentity.Api;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Sends each attempt when it is its turn, and tells what became of it: all who call an operation slow down together.</summary>
internal sealed class PaceHandler : PipelineHandler
{
    private readonly ConcurrentDictionary<Operation, Pace> _paces = new();
    private readonly RetryPolicy _policy;

    public PaceHandler(RetryPolicy policy)
    {
        _policy = policy;
    }

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var call = (Call)executionContext.RequestContext.OriginalRequest;
        Pace pace = call.Pace ??= _paces.GetOrAdd(call.Operation, _ => new Pace(TimeProvider.System, Random.Shared));
        (TimeSpan wait, long turn) = pace.TakeTurn(call.Refusals);
        if (wait > TimeSpan.Zero)
        {
            await WaitAsync(pace, wait, executionContext.RequestContext.CancellationToken).ConfigureAwait(false);
        }

        call.WasRefused = false;
        try
        {
            T answer = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            pace.Note(turn, isAccepted: true);
            return answer;
        }
        catch (AmazonServiceException e)
        {
            call.WasRefused = _policy.IsThrottlingError(e);
            call.Refusals += call.WasRefused ? 1 : 0;
            pace.Note(turn, isAccepted: !call.WasRefused);
            throw;
        }
    }

    private static async Task WaitAsync(Pace pace, TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            pace.GiveBackTurn();
            throw;
        }
    }
}
