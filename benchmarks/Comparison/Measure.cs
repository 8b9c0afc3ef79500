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

/// <summary>All values of one measure.</summary>
internal sealed record Sample(IReadOnlyList<double> Values)
{
    public double Median => Quantile(0.5);

    /// <summary>The distance from the first quartile to the third.</summary>
    public double Spread => Quantile(0.75) - Quantile(0.25);

    public static Sample Of(IEnumerable<double> values) => new([.. values]);

    // Interpolates between the two nearest values.
    private double Quantile(double share)
    {
        double[] sorted = [.. Values.Order()];
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}

/// <summary>The results of each contender, by its name.</summary>
internal sealed class Turns<T>
{
    private readonly Dictionary<string, List<T>> _done;

    public Turns(Dictionary<string, List<T>> done) => _done = done;

    public IReadOnlyList<T> this[string contender] => _done[contender];

    /// <summary>One number of each turn.</summary>
    public Dictionary<string, Sample> Samples(Func<T, double> number) => Samples(turn => [number(turn)]);

    /// <summary>Several numbers of each turn.</summary>
    public Dictionary<string, Sample> Samples(Func<T, IEnumerable<double>> numbers) =>
        _done.ToDictionary(pair => pair.Key, pair => Sample.Of(pair.Value.SelectMany(numbers)));
}

internal static class Turns
{
    /// <summary>Lets each contender do the work once a round, so a disturbance of the machine hits all of them.</summary>
    /// <param name="rounds">The number of rounds.</param>
    /// <param name="contenders">The contenders.</param>
    /// <param name="work">One turn.</param>
    /// <param name="warmUp">Whether a first round warms the file cache and does not count.</param>
    public static Turns<T> Take<T>(int rounds, IEnumerable<Contender> contenders, Func<Contender, T> work, bool warmUp = true)
    {
        Contender[] all = [.. contenders];
        Dictionary<string, List<T>> done = all.ToDictionary(contender => contender.Name, _ => new List<T>());
        for (int round = warmUp ? 0 : 1; round <= rounds; round++)
        {
            foreach (Contender contender in all)
            {
                T result = work(contender);
                if (round > 0)
                {
                    done[contender.Name].Add(result);
                }
            }
        }

        return new Turns<T>(done);
    }
}
