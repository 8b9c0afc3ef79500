using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;

namespace CognitoIdentity.AcceptanceTests;

/// <summary>
/// Runs the Pester files of this folder in real PowerShell, each in its own process, and reports each Pester test as a test.
/// </summary>
public sealed class PesterTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static readonly string Root = Built("Root");

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Results))]
    public void Passes(string? failure) => Assert.True(failure is null, failure);

    public static async Task<IEnumerable<ITheoryDataRow>> Results()
    {
        string[] files = Directory.GetFiles(Path.Combine(Root, "tests", "Acceptance"), "*.Tests.ps1");
        var rows = new List<ITheoryDataRow>[files.Length];
        await Parallel.ForAsync(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (i, _) =>
            rows[i] = await RunAsync(files[i]));
        return rows.SelectMany(row => row);
    }

    /// <summary>Runs a file. Its last row is about the file: what fails outside a test fails there.</summary>
    private static async Task<List<ITheoryDataRow>> RunAsync(string file)
    {
        string results = Path.GetTempFileName();
        (int exitCode, string output) = await RunPesterAsync(file, results);
        List<ITheoryDataRow> rows = [];
        string? problem = null;
        try
        {
            XElement[] tests = [.. XDocument.Load(results).Descendants("testcase")];
            rows.AddRange(tests.Select(test => Row(file, (string)test.Attribute("name")!, Failure(test), SkipReason(test))));
            int failed = tests.Count(test => Failure(test) is not null);
            problem = tests.Length == 0 ? "It has no tests." : exitCode != failed ? $"{failed} tests failed, and the exit code is {exitCode}." : null;
        }
        catch (XmlException e)
        {
            problem = $"Pester wrote no results: {e.Message}";
        }

        File.Delete(results);
        rows.Add(Row(file, "runs to its end", problem is null ? null : $"{problem}\n{output}", null));
        return rows;
    }

    private static async Task<(int ExitCode, string Output)> RunPesterAsync(string file, string results)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Root, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "tool", "run", "pwsh", "--", "-NoProfile", "-NonInteractive", "-File", Path.Combine(Root, "tests", "Acceptance", "run.ps1"),
            "-Path", file, "-ResultPath", results, "-Pester", Environment.GetEnvironmentVariable("PESTER_VERSION") ?? string.Empty,
        ];
        start.Environment["NUGET_PACKAGES"] = Built("Packages");
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = new ConcurrentQueue<string?>();
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data);
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            // Waits for the end of the output too, which a process that outlives PowerShell could hold open.
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, string.Join('\n', output));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"It did not end within {Limit.TotalMinutes} minutes.\n{string.Join('\n', output)}");
        }
    }

    private static TheoryDataRow<string?> Row(string file, string name, string? failure, string? skipReason) => new(failure)
    {
        Label = string.Empty,
        TestDisplayName = $"{Path.GetFileName(file)}: {name}",
        Skip = skipReason,
    };

    private static string? Failure(XElement test) => test.Element("failure") is { } failure ? $"{(string?)failure.Attribute("message")}\n{failure.Value}" : null;

    private static string? SkipReason(XElement test) =>
        test.Element("skipped") is { } skipped ? (string?)skipped.Attribute("message") is { Length: > 0 } reason ? reason : "Pester skipped it." : null;

    private static string Built(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
