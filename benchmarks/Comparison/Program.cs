// Measures the module and its peers in turn against one local service. See ../README.md.
using System.Text.Json;
using CognitoIdentity.Benchmarks;

if (args is [Service.Mode, string serving])
{
    JsonSerializer.Deserialize<Serving>(serving)!.Run();
    return 0;
}

Row[] all =
[
    new ColdStart(), new Import(), new Streaming(), new FanOut(), new Deletion(), new UnderQuotas(), new OneCall(), new CachedCredential(), new Memory(),
];
try
{
    var options = Options.Parse(args);
    if (options.Only.Except(all.Select(row => row.Name)).FirstOrDefault() is { } unknown)
    {
        throw new ArgumentException($"There is no row '{unknown}'. There are: {string.Join(", ", all.Select(row => row.Name))}.");
    }

    using Bench bench = new(options);
    foreach (string name in bench.Skipped)
    {
        Console.WriteLine($"skipped because it is not installed: {name}");
    }

    bench.WriteModuleCache();

    int failed = 0;
    foreach (Row row in all.Where(row => options.Only.Count == 0 || options.Only.Contains(row.Name)))
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
catch (ArgumentException error)
{
    Console.Error.WriteLine(error.Message);
    return 64;
}
