
namespace CognitoIdentity.Commands;

/// <summary>How far a removal is: what is done, and which failures are still to be tried again, looked into or reported.</summary>
internal sealed class DeletionAccount
{
    private const int MaxNamed = 10;

    private long _removed;
    private long _reported;

    public Queue<DeletionFailure> Failed { get; } = new();

    public Queue<DeletionFailure> Again { get; } = new();

    public Queue<DeletionFailure> Unclear { get; } = new();

    public void Add(DeletionResult result)
    {
        _removed += result.Removed.Count;
        result.Failed.ForEach(Failed.Enqueue);
        result.Again.ForEach(Again.Enqueue);
        result.Unclear.ForEach(Unclear.Enqueue);
        HasTimedOut |= result.HasTimedOut;
    }

    /// <inheritdoc cref="DeletionResult.HasTimedOut"/>
    public bool HasTimedOut { get; private set; }

    private long FailedCount => _reported + Failed.Count + Again.Count + Unclear.Count;

    /// <summary>What was to be tried again has failed, and what was to be looked into stays in doubt.</summary>
    public void GiveUp()
    {
        while (Unclear.TryDequeue(out DeletionFailure unclear))
        {
            Failed.Enqueue(DeletionBatch.InDoubt(unclear, unclear.Reason));
        }

        while (Again.TryDequeue(out DeletionFailure failure))
        {
            Failed.Enqueue(failure);
        }
    }

    /// <summary>The next failure to report. It counts as reported, for its report may be what ends the command.</summary>
    public DeletionFailure Report()
    {
        _reported++;
        return Failed.Dequeue();
    }

    /// <summary>How far it is, for the progress.</summary>
    public string Status() => Texts.ProgressRemoved.With(_removed, _reported + Failed.Count, Again.Count + Unclear.Count);

    /// <summary>What to say when the command did not come to its end; null if there is nothing to say.</summary>
    /// <param name="unsent">How many ids were taken and not sent.</param>
    public string? Summary(long unsent)
    {
        string[] unreported = [.. Failed.Concat(Again).Concat(Unclear).Select(failure => failure.Id)];
        if (_removed + FailedCount + unsent == 0)
        {
            return null;
        }

        string summary = Texts.RemovalStopped.With(_removed, FailedCount, unsent);
        if (unreported.Length > 0)
        {
            string named = string.Join(", ", unreported.Take(MaxNamed)) + (unreported.Length > MaxNamed ? " …" : string.Empty);
            summary += " " + Texts.RemovalUnreported.With(unreported.Length, named);
        }

        return summary;
    }
}
