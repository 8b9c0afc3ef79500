namespace CognitoIdentity.Commands;

/// <summary>Work on many things at once, whose results come back in the order in which it was begun.</summary>
internal sealed class OrderedWindow<TInput, TResult>
{
    private readonly Queue<(TInput Input, Task<TResult> Result)> _begun = new();

    /// <summary>How many were begun and not yet taken.</summary>
    public int Count => _begun.Count;

    /// <summary>The next result can be taken without waiting.</summary>
    public bool IsReady => _begun.TryPeek(out (TInput Input, Task<TResult> Result) first) && first.Result.IsCompleted;

    public void Begin(TInput input, Task<TResult> work) => _begun.Enqueue((input, work));

    public (TInput Input, Task<TResult> Result) Take() => _begun.Dequeue();

    /// <summary>Forgets what was begun; the task ends when nothing of it is in flight any more.</summary>
    public Task Abandon()
    {
        Task all = Task.WhenAll(_begun.Select(work => work.Result));
        _begun.Clear();
        return all;
    }
}
