using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CognitoIdentity.Benchmarks;

/// <summary>One process from start to end: its times, and the lines <c>name value</c> that it wrote.</summary>
internal sealed record ProcessRun(double Seconds, double CpuSeconds, ILookup<string, string> Written)
{
    /// <summary>The only number written under a name.</summary>
    public double this[string name] => All(name).Single();

    public IEnumerable<double> All(string name) => Written[name].Select(text => double.Parse(text, CultureInfo.InvariantCulture));

    /// <summary>Runs a program to its end.</summary>
    /// <param name="start">The program, with its arguments and all of its environment.</param>
    /// <param name="answer">Answers a line <c>? question</c> of the program on its standard input.</param>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static ProcessRun Of(ProcessStartInfo start, Func<string, string>? answer = null)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        double cpu = CpuOfChildren();
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        List<string> lines = [];
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("? ", StringComparison.Ordinal))
            {
                process.StandardInput.WriteLine(answer!(line[2..]));
            }
            else
            {
                lines.Add(line);
            }
        }

        process.WaitForExit();
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return process.ExitCode == 0
            ? new ProcessRun(seconds, CpuOfChildren() - cpu, lines.ToLookup(line => line.Split(' ')[0], line => line[(line.IndexOf(' ') + 1)..]))
            : throw new InvalidOperationException(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}:\n{string.Join('\n', lines)}\n{errors.Result}");
    }

    // .NET gives no CPU time of a process that has ended. The system gives the sum for all ended children.
    private static double CpuOfChildren()
    {
        const int Children = -1;
        long[] usage = new long[64];
        return GetResourceUsage(Children, usage) == 0 ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6) : double.NaN;
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetResourceUsage(int who, [Out] long[] usage);
}
