using System.Globalization;
using System.Text.Json;

namespace CognitoIdentity.Benchmarks;

/// <summary>Measures the module and its peers in turn against one local service. See ../README.md.</summary>
internal static class Program
{
    private const int WrongUsage = 64;

    private static readonly Row[] Rows =
    [
        new ColdStart(), new Import(), new Streaming(), new FanOut(), new Deletion(), new UnderQuotas(), new OneCall(), new CachedCredential(), new Memory(),
    ];

    /// <summary>Returns the number of rows that failed.</summary>
    private static int Main(string[] args)
    {
        if (args is [Service.Mode, string serving])
        {
            JsonSerializer.Deserialize<Serving>(serving)!.Run();
            return 0;
        }

        try
        {
            return Measure(Options.Parse(args));
        }
        catch (ArgumentException error)
        {
            Console.Error.WriteLine(error.Message);
            return WrongUsage;
        }
    }

    private static int Measure(Options options)
    {
        if (options.Only.Except(Rows.Select(row => row.Name)).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException($"There is no row '{unknown}'. There are: {string.Join(", ", Rows.Select(row => row.Name))}.");
        }

        using Bench bench = new(options);
        foreach (string name in bench.Skipped)
        {
            Console.WriteLine($"skipped because it is not installed: {name}");
        }

        bench.WriteModuleCache();

        int failed = 0;
        foreach (Row row in Rows.Where(row => options.Only.Count == 0 || options.Only.Contains(row.Name)))
        {
            try
            {
                foreach (Line line in row.Measure(bench))
                {
                    bench.Report.Add(line);
                }
            }
            catch (InvalidOperationException error)
            {
                Console.Error.WriteLine($"{row.Name} failed: {error.Message}");
                failed++;
            }
        }

        return failed;
    }
}

/// <summary>The command line.</summary>
internal sealed record Options
{
    public const string Usage = """
        Usage: benchmarks/run [options]

          --only a,b            only these rows
          --runs N              N rounds of each row, instead of its own number
          --quick               a tenth of the large sizes
          --module path         the built module, instead of out/CognitoIdentity
          --baseline path       another build of it, measured alongside in the column "before"
          --results folder      where the table goes, instead of benchmarks/results
          --micro               only the micro-benchmarks
        """;

    public IReadOnlyList<string> Only { get; private init; } = [];

    public int? Rounds { get; private init; }

    public bool Quick { get; private init; }

    public string Module { get; private init; } = Path.Combine("out", "CognitoIdentity");

    public string? Baseline { get; private init; }

    public string Results { get; private init; } = Path.Combine("benchmarks", "results");

    /// <exception cref="ArgumentException">The command line is invalid. The message says why.</exception>
    public static Options Parse(ReadOnlySpan<string> args) => args switch
    {
        [] => new Options(),
        ["--quick", .. ReadOnlySpan<string> rest] => Parse(rest) with { Quick = true },
        ["--only", string rows, .. ReadOnlySpan<string> rest] => Parse(rest) with { Only = rows.Split(',') },
        ["--runs", string rounds, .. ReadOnlySpan<string> rest] => Parse(rest) with { Rounds = int.Parse(rounds, CultureInfo.InvariantCulture) },
        ["--module", string path, .. ReadOnlySpan<string> rest] => Parse(rest) with { Module = path },
        ["--baseline", string path, .. ReadOnlySpan<string> rest] => Parse(rest) with { Baseline = path },
        ["--results", string folder, .. ReadOnlySpan<string> rest] => Parse(rest) with { Results = folder },
        [string other, ..] => throw new ArgumentException($"'{other}' is not an option, or its value is missing.\n{Usage}"),
    };
}
