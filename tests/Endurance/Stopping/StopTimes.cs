using System.Globalization;

namespace CognitoIdentity.EnduranceTests.Stopping;

/// <summary>How long it took until a pipeline had ended. What is promised is held to on a machine that has nothing else to do.</summary>
internal sealed class StopTimes
{
    private const double Promised = 250;

    // Far below any time-out, and far above what a machine that does much else needs.
    private const double Bearable = 5000;

    private readonly List<double> _milliseconds = [];

    static StopTimes()
    {
        if (Sizes.AreLong)
        {
            // What is zero was held to be zero at each stop.
            Console.WriteLine("""
                | work | ended by | stops | median ms | 95 % ms | most ms | requests afterwards | requests left in flight | hung |
                |---|---|---:|---:|---:|---:|---:|---:|---:|
                """);
        }
    }

    public void Add(TimeSpan time)
    {
        Assert.InRange(time.TotalMilliseconds, 0, Bearable);
        _milliseconds.Add(time.TotalMilliseconds);
    }

    /// <summary>Holds the times to the promise, in the long form, and shows them.</summary>
    public void Check(string work, string way)
    {
        if (!Sizes.AreLong)
        {
            return;
        }

        _milliseconds.Sort();
        double most = _milliseconds[(int)(0.95 * (_milliseconds.Count - 1))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {work} | {way} | {_milliseconds.Count} | {_milliseconds[_milliseconds.Count / 2]:0.0} | {most:0.0} | {_milliseconds[^1]:0.0} | 0 | 0 | 0 |"));
        Assert.InRange(most, 0, Promised);
    }
}
