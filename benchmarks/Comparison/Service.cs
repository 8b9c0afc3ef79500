using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CognitoIdentity.Benchmarks;

/// <summary>A local service in a process of its own.</summary>
internal sealed class Service : IDisposable
{
    public const string Mode = "serve";
    private readonly Process _process;

    public Service(Serving serving)
    {
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ServeArguments(serving))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        string[] place = Read().Split(' ');
        (Endpoint, Pool) = (place[0], place[1]);
    }

    public string Endpoint { get; }

    /// <summary>The id of its first pool, which has a role for guests.</summary>
    public string Pool { get; }

    /// <summary>The identities in <see cref="Pool"/>.</summary>
    public int Left => int.Parse(Ask("left"), CultureInfo.InvariantCulture);

    /// <summary>The number of requests of an operation so far.</summary>
    public int Requests(string operation) =>
        Ask("counts").Split(' ').Where(pair => pair.StartsWith(operation + "=", StringComparison.Ordinal))
            .Sum(pair => int.Parse(pair.AsSpan(operation.Length + 1), CultureInfo.InvariantCulture));

    /// <summary>Writes the ids of all pools into a file, one a line.</summary>
    public void WritePools(string path) => Ask($"pools {path}");

    /// <summary>Makes identities in <see cref="Pool"/>, and writes their ids into a file.</summary>
    public void AddGuests(int count, string path) => Ask($"guests {count} {path}");

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    // Under dotnet, the process is dotnet and the program is its first argument.
    private static string[] ServeArguments(Serving serving)
    {
        string[] mode = [Mode, JsonSerializer.Serialize(serving)];
        return Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Service).Assembly.Location, .. mode] : mode;
    }

    private string Ask(string question)
    {
        _process.StandardInput.WriteLine(question);
        return Read();
    }

    private string Read() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The local service ended.");
}
