namespace CognitoIdentity.Benchmarks;

/// <summary>A subject that is measured: one or more lines of the table.</summary>
internal abstract class Row
{
    // How far from linear is still linear.
    private const double Linear = 1.15;

    /// <summary>What --only calls it.</summary>
    public abstract string Name { get; }

    public abstract IEnumerable<Line> Measure(Bench bench);

    /// <summary>What ten times the work took, as a share of ten times what the work took.</summary>
    protected Line Growth(Dictionary<string, Sample> less, Dictionary<string, Sample> more, double times = 10) =>
        new Line(
            $"{Name}: growth, {Line.Number(times)} × the work", "× linear",
            more.ToDictionary(pair => pair.Key, pair => Sample.Of([pair.Value.Median / (times * less[pair.Key].Median)])))
        .AtMost(Linear);
}
