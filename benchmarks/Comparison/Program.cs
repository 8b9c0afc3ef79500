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
