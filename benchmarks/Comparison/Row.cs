using System.Globalization;

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

/// <summary>A line of the table: one measure of each contender, and its target.</summary>
internal sealed class Line
{
    private readonly List<Check> _checks = [];

    public Line(string what, string unit, Dictionary<string, Sample> samples)
    {
        What = what;
        Unit = unit;
        Samples = samples;
    }

    public string What { get; }

    public string Unit { get; }

    /// <summary>By contender.</summary>
    public Dictionary<string, Sample> Samples { get; }

    public string Ratios => string.Join(", ", _checks.Where(check => check.Other is not null).Select(check => $"{Number(check.Value)} × {check.Other}"));

    public string Targets => string.Join(", ", Held.Select(check => check.Target));

    /// <summary>Null when there is no target.</summary>
    public bool? IsMet => Held.Any() ? Held.All(check => check.IsMet) : null;

    private IEnumerable<Check> Held => _checks.Where(check => check.Target is not null);

    private double Ours => Samples[Contender.Ours].Median;

    public static string Number(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>Ours takes at most this share of what another takes. No target where the other was skipped.</summary>
    public Line AtMost(double share, string other)
    {
        if (Samples.TryGetValue(other, out Sample? sample))
        {
            double ratio = Ours / sample.Median;
            _checks.Add(new Check($"≤ {Number(share)} × {other}", ratio, ratio <= share, other));
        }

        return this;
    }

    /// <summary>Shows the ratio, without a target.</summary>
    public Line ComparedWith(string other)
    {
        if (Samples.TryGetValue(other, out Sample? sample))
        {
            _checks.Add(new Check(null, Ours / sample.Median, true, other));
        }

        return this;
    }

    public Line AtMost(double value) => Add($"≤ {Number(value)} {Unit}", Ours <= value);

    public Line AtLeast(double value) => Add($"≥ {Number(value)} {Unit}", Ours >= value);

    public Line Exactly(double value) => Add($"{Number(value)} {Unit}", Ours == value);

    private Line Add(string target, bool isMet)
    {
        _checks.Add(new Check(target.TrimEnd(), Ours, isMet, null));
        return this;
    }

    private sealed record Check(string? Target, double Value, bool IsMet, string? Other);
}
