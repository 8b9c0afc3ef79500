using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.EnduranceTests.Faults;

/// <summary>The output of a command, and the inputs that it reported with the ErrorId.</summary>
internal sealed record WorkResult(IReadOnlyList<string> Done, IReadOnlyList<(string Input, string ErrorId)> Reported)
{
    public static WorkResult Of(Outcome outcome) => new(
        [.. outcome.Output.Select(item => (string)item.BaseObject)],
        [.. outcome.Errors.Select(error => (Input(error), error.FullyQualifiedErrorId.Split(',')[0]))]);

    public static WorkResult Of(IEnumerable<WorkResult> parts) => new([.. parts.SelectMany(part => part.Done)], [.. parts.SelectMany(part => part.Reported)]);

    /// <summary>The inputs reported with an ErrorId.</summary>
    public HashSet<string> ReportedAs(string errorId) => [.. Reported.Where(report => report.ErrorId == errorId).Select(report => report.Input)];

    private static string Input(ErrorRecord error) => (error.TargetObject is PSObject wrapped ? wrapped.BaseObject : error.TargetObject)?.ToString() ?? "";
}

/// <summary>The results of all work as a table. The long form shows it at the end.</summary>
public sealed class ResultTable : IDisposable
{
    private readonly List<string> _lines = [];

    internal void Add(string work, int inputs, WorkResult result, int duplicates, (int Throttled, int Failed, int Dropped) faults, TimeSpan time)
    {
        int lost = inputs - result.Done.Count - result.Reported.Count;
        _lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{work,-30} {inputs,7} {faults.Throttled,10} {faults.Failed,7} {faults.Dropped,8} {result.Done.Count,7} {result.Reported.Count,9} {lost,5} {duplicates,11} {time.TotalSeconds,8:F1}"));
    }

    public void Dispose()
    {
        if (Sizes.AreLong)
        {
            Console.WriteLine();
            Console.WriteLine($"{"",-30} {"inputs",7} {"throttled",10} {"failed",7} {"dropped",8} {"done",7} {"reported",9} {"lost",5} {"duplicates",11} {"seconds",8}");
            _lines.ForEach(Console.WriteLine);
        }
    }
}

/// <summary>A relay to a service that delays answers by a random time from a seed. It counts the faults.</summary>
internal sealed class FaultCounter : IDisposable
{
    private const int LongestDelay = 10;

    private readonly Relay _relay;
    private readonly Random _random;
    private int _throttled;
    private int _failed;
    private int _dropped;

    public FaultCounter(int port, int seed)
    {
        _random = new Random(seed);
        _relay = new Relay(new Uri($"http://127.0.0.1:{port}"), (_, reply) => PassAsync(reply));
    }

    public string Url => _relay.Url;

    /// <summary>Throttled calls, answers with status 500, and connections that closed without an answer.</summary>
    public (int Throttled, int Failed, int Dropped) Faults => (_throttled, _failed, _dropped);

    public void Dispose() => _relay.Dispose();

    private Task PassAsync(Reply reply)
    {
        if (reply.Closes)
        {
            Interlocked.Increment(ref _dropped);
        }
        else if (reply.Text.StartsWith("HTTP/1.1 500", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _failed);
        }
        else if (reply.Text.Contains("TooManyRequestsException", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _throttled);
        }

        lock (_random)
        {
            return Task.Delay(_random.Next(LongestDelay));
        }
    }
}
