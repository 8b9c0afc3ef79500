using System.Management.Automation.Runspaces;

namespace CognitoIdentity.EnduranceTests.Stopping;

/// <summary>Work that is ended early: afterwards no request starts, none is in flight, and the session works on.</summary>
public abstract class StoppingTests : SessionTests
{
    protected const int InLong = 200;

    private protected HttpRequests Requests { get; } = new();

    private protected StopTimes Times { get; } = new();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Requests.Dispose();
        }
    }

    /// <summary>Ends work so many times, each time with another seed.</summary>
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

    /// <summary>A server that the session calls by <c>@at</c>.</summary>
    private protected ServerAtWork Serve(LongWork work)
    {
        var server = new ServerAtWork(work);
        SetConnection(Session.Runspace, server.Url);
        Mark();
        Waiting.Until(() => Requests.InFlight == 0);
        return server;
    }

    private protected static void SetConnection(Runspace runspace, string url, string variable = "at") => runspace.SessionStateProxy.SetVariable(
        variable,
        new System.Collections.Hashtable { ["AccessKey"] = "AK", ["SecretKey"] = "SK", ["Region"] = "us-east-1", ["EndpointUrl"] = url });

    /// <summary>Nothing is in flight, and nothing was begun once a later request has passed through.</summary>
    private protected void IsAtRest(ServerAtWork server)
    {
        int started = Requests.Started;
        Assert.Equal(0, Requests.InFlight);
        Mark();
        Assert.Equal(started + 1, Requests.Started);
        Waiting.Until(() => server.InFlight == 0);
    }

    private void Mark() => Session.Run($"$null = Get-CIResourceTag {ServerAtWork.MarkedPool} -AccountId 123456789012 @at");
}
