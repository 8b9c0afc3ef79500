namespace CognitoIdentity.Commands;

/// <summary>The totals of a removal: the number removed, and the failures to retry, to look up or to report.</summary>
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

    /// <summary>Ends the waiting failures: those to retry have failed, those to look up stay unclear.</summary>
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

    /// <summary>The next failure to report. It counts as reported at once, because reporting it may end the command.</summary>
    public DeletionFailure Report()
    {
        _reported++;
        return Failed.Dequeue();
    }

    /// <summary>The status for the progress.</summary>
    public string Status() => Texts.ProgressRemoved.With(_removed, _reported + Failed.Count, Again.Count + Unclear.Count);

    /// <summary>The message for a stopped command; null if there is nothing to report.</summary>
    /// <param name="filling">The ids that were not sent yet.</param>
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
