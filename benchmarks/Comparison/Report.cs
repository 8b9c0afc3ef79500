using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text;

namespace CognitoIdentity.Benchmarks;

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
