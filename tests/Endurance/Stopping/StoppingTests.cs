using System.Diagnostics.Tracing;
using System.Globalization;
using System.Management.Automation.Runspaces;

namespace CognitoIdentity.EnduranceTests.Stopping;

/// <summary>Work that ends early. Afterwards no request starts, no request is in flight, and the session still works.</summary>
public abstract class StoppingTests : SessionTests
{
    protected const int InLong = 200;

    private protected RequestCounter Requests { get; } = new();

    private protected StopTimes Times { get; } = new();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Requests.Dispose();
        }
    }

    /// <summary>Ends work several times, each time with another seed.</summary>
    private protected static void At(int times, Action<int> end)
    {
        for (int seed = 1; seed <= times; seed++)
        {
            try
            {
                end(seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"With seed {seed}.", e);
            }
        }
    }

    /// <summary>A server that the session calls with <c>@at</c>.</summary>
    private protected WorkServer Serve(LongWork work)
    {
        var server = new WorkServer(work);
        SetConnection(Session.Runspace, server.Url);
        Mark();
        Waiting.Until(() => Requests.InFlight == 0);
        return server;
    }

    private protected static void SetConnection(Runspace runspace, string url, string variable = "at") => runspace.SessionStateProxy.SetVariable(
        variable,
        new System.Collections.Hashtable { ["AccessKey"] = "AK", ["SecretKey"] = "SK", ["Region"] = "us-east-1", ["EndpointUrl"] = url });

    /// <summary>Checks that no request is in flight, and that only one request starts: the one that this method sends.</summary>
    private protected void IsAtRest(WorkServer server)
    {
        int started = Requests.Started;
        Assert.Equal(0, Requests.InFlight);
        Mark();
        Assert.Equal(started + 1, Requests.Started);
        Waiting.Until(() => server.InFlight == 0);
    }

    private void Mark() => Session.Run($"$null = Get-CIResourceTag {WorkServer.MarkedPool} -AccountId 123456789012 @at");
}

/// <summary>Counts the HTTP requests of this process by the runtime's events. A server sees them a moment later.</summary>
internal sealed class RequestCounter : EventListener
{
    private int _started;
    private int _inFlight;

    public int Started => Volatile.Read(ref _started);

    public int InFlight => Volatile.Read(ref _inFlight);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Http")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName == "RequestStart")
        {
            Interlocked.Increment(ref _started);
            Interlocked.Increment(ref _inFlight);
        }
        else if (eventData.EventName == "RequestStop")
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }
}

/// <summary>How long it took until a pipeline had ended. Only the long form, which needs an idle machine, checks the promised time.</summary>
internal sealed class StopTimes
{
    private const double Promised = 250;

    // Far below any time-out, and far above the time on a busy machine.
    private const double Limit = 5000;

    private readonly List<double> _milliseconds = [];

    static StopTimes()
    {
        if (Sizes.AreLong)
        {
            // The zeros were checked at each stop.
            Console.WriteLine("""
                | work | ended by | stops | median ms | 95 % ms | longest ms | requests afterwards | requests left in flight | hung |
                |---|---|---:|---:|---:|---:|---:|---:|---:|
                """);
        }
    }

    public void Add(TimeSpan time)
    {
        Assert.InRange(time.TotalMilliseconds, 0, Limit);
        _milliseconds.Add(time.TotalMilliseconds);
    }

    /// <summary>Checks the times and shows them, in the long form.</summary>
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
