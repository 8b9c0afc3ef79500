namespace CognitoIdentity.Benchmarks;

/// <summary>A subject to measure: one or more lines of the table.</summary>
internal abstract class Row
{
    // Up to here, growth counts as linear.
    private const double Linear = 1.15;

    /// <summary>The name for --only.</summary>
    public abstract string Name { get; }

    public abstract IEnumerable<Line> Measure(Bench bench);

    /// <summary>The time of ten times the work, divided by ten times the time of the work.</summary>
    protected Line Growth(Dictionary<string, Sample> less, Dictionary<string, Sample> more, double times = 10) =>
        new Line(
            $"{Name}: growth, {Line.Number(times)} × the work", "× linear",
            more.ToDictionary(pair => pair.Key, pair => Sample.Of([pair.Value.Median / (times * less[pair.Key].Median)])))
        .AtMost(Linear);
}
