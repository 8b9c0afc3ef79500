using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text;

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

/// <summary>The lines measured so far, as a table and as numbers.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly Bench _bench;
    private readonly List<Line> _lines = [];

    public Report(Bench bench) => _bench = bench;

    /// <summary>Adds a line, shows it, and writes all lines so far. A run that is stopped keeps its results.</summary>
    public void Add(Line line)
    {
        _lines.Add(line);
        Console.WriteLine($"{line.What}: {string.Join("; ", line.Samples.Select(pair => $"{pair.Key} {Cell(pair.Value)}"))} {line.Unit}  {line.Ratios}  {Verdict(line)}");
        Directory.CreateDirectory(_bench.Options.Results);
        File.WriteAllText(Path.Combine(_bench.Options.Results, "results.md"), Table());
        File.WriteAllText(Path.Combine(_bench.Options.Results, "results.json"), Numbers());
    }

    private string Table()
    {
        string[] columns = [.. _bench.Contenders.Select(contender => contender.Name), Contender.Floor];
        StringBuilder text = new();
        text.AppendLine("# What was measured").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Machine()}. Medians, with the interquartile range in brackets. benchmarks/README.md explains the rows.");
        if (_bench.Skipped.Count > 0)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Skipped because it is not installed: {string.Join(", ", _bench.Skipped)}.");
        }

        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"| what | unit | {string.Join(" | ", columns)} | ratio | target | met |");
        text.AppendLine(CultureInfo.InvariantCulture, $"|---|---|{string.Concat(columns.Select(_ => "---:|"))}---|---|---|");
        foreach (Line line in _lines)
        {
            IEnumerable<string> cells = columns.Select(column => line.Samples.TryGetValue(column, out Sample? sample) ? Cell(sample) : "");
            text.AppendLine(CultureInfo.InvariantCulture, $"| {line.What} | {line.Unit} | {string.Join(" | ", cells)} | {line.Ratios} | {line.Targets} | {Verdict(line)} |");
        }

        return text.ToString();
    }

    private string Numbers() => JsonSerializer.Serialize(
        new
        {
            Machine = Machine(),
            _bench.Options.Quick,
            _bench.Skipped,
            Lines = _lines.Select(line => new
            {
                line.What,
                line.Unit,
                Samples = line.Samples.ToDictionary(pair => pair.Key, pair => new { pair.Value.Median, pair.Value.Spread, pair.Value.Values }),
                line.Ratios,
                line.Targets,
                line.IsMet,
            }),
        },
        Indented);

    private static string Machine() =>
        $"{DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}, stock-like pwsh {Bench.PowerShellVersion}";

    private static string Cell(Sample sample) =>
        sample.Values.Count > 1 ? $"{Line.Number(sample.Median)} ({Line.Number(sample.Spread)})" : Line.Number(sample.Median);

    private static string Verdict(Line line) => line.IsMet switch { true => "yes", false => "**no**", null => "" };
}
