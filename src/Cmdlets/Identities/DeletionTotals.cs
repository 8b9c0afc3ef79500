namespace CognitoIdentity.Commands;

/// <summary>The totals of a removal: what was removed, and which failures are to be retried, looked into or reported.</summary>
internal sealed class DeletionTotals
{
    private const int MaxNamed = 10;

    private long _removed;
    private long _reported;
    private long _unsent;

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
        _unsent += result.Unsent;
    }

    /// <inheritdoc cref="DeletionResult.HasTimedOut"/>
    public bool HasTimedOut { get; private set; }

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
    /// <param name="filling">What was to be sent next.</param>
    public string? Summary(IReadOnlyCollection<DeletionBatch> filling)
    {
        DeletionFailure[] unreported = [.. Failed, .. Again, .. filling.SelectMany(batch => batch.Earlier)];
        long failed = _reported + unreported.Length;
        long unsent = _unsent + filling.Sum(batch => batch.Ids.Count - batch.Earlier.Count);
        return _removed + failed + Unclear.Count + unsent == 0
            ? null
            : Texts.RemovalStopped.With(_removed, failed, unsent)
                + Named(Texts.RemovalUnclear, Unclear)
                + Named(Texts.RemovalUnreported, unreported);
    }

    private static string Named(string text, IReadOnlyCollection<DeletionFailure> failures) => failures.Count == 0
        ? string.Empty
        : " " + text.With(
            failures.Count,
            string.Join(", ", failures.Take(MaxNamed).Select(failure => failure.Id)) + (failures.Count > MaxNamed ? " …" : string.Empty));
}
