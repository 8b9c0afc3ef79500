using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CognitoIdentity.UnitTests;

namespace CognitoIdentity.EnduranceTests.Stopping;

/// <summary>
/// Long work ends at once at whatever moment it is stopped: no request starts afterwards, none stays in flight, and the session
/// works on. The moments follow from seeds; a failure shows the seed.
/// </summary>
public sealed class StopTests : IDisposable
{
    private readonly HttpRequests _requests = new();
    private readonly Session _session = new();
    private readonly StopTimes _times = new();

    public static TheoryData<string> Work => [.. LongWork.OfAllKinds.Select(work => work.Name)];

    public static TheoryData<string> WorkWithOutput =>
    [
        "list of pools", "list of pools, -Detailed", "list of identities", "pools by id", "identities by id", "Remove-CIIdentity", "Get-CIIdentityId", "Get-CICredential",
    ];

    public void Dispose()
    {
        _session.Dispose();
        _requests.Dispose();
    }

    [Theory]
    [MemberData(nameof(Work))]
    public void Ctrl_C_ends_it_at_any_moment(string name)
    {
        LongWork work = Find(name);
        using ServerAtWork server = Serve(work, _session.Runspace);
        StopAtMoments(name, inShort: 5, server, seed =>
        {
            Moment moment = Expect(server, work, new Random(seed));
            return (Script(work, seed), () => moment.Wait(server));
        });
    }

    [Theory]
    [MemberData(nameof(WorkWithOutput))]
    public void A_reader_that_has_enough_ends_it(string name)
    {
        LongWork work = Find(name);
        using ServerAtWork server = Serve(work, _session.Runspace);
        using PowerShell import = PowerShell.Create(_session.Runspace);
        import.AddCommand("Import-Module").AddParameter("Assembly", typeof(StopUpstreamCommand).Assembly).Invoke();
        At(Sizes.Of(inShort: 4, inLong: 200), seed =>
        {
            server.Expect(int.MaxValue, isThenSilent: false);
            int count = new Random(seed).Next(1, 300);

            Waiting.ComesBack(() => _session.Run($"{Script(work, seed)} | Stop-Upstream -After {count}"));

            _times.Add(Stopwatch.GetElapsedTime(StopUpstreamCommand.Ended));
            IsAtRest(server);
        });
        _times.Check(name, "-First");
    }

    [Theory]
    [MemberData(nameof(Work))]
    public void Disposing_of_the_runspace_ends_it(string name)
    {
        LongWork work = Find(name);
        using ServerAtWork server = Serve(work, _session.Runspace);
        At(Sizes.Of(inShort: 1, inLong: 25), seed =>
        {
            using Runspace runspace = RunspaceFactory.CreateRunspace(_session.Host, ImportingState());
            runspace.Open();
            SetConnection(runspace, server.Url);
            Moment moment = Expect(server, work, new Random(seed));
            using PowerShell shell = PowerShell.Create(runspace);
            IAsyncResult running = shell.AddScript(Script(work, seed)).BeginInvoke();
            moment.Wait(server);

            Ends(() =>
            {
                // PowerShell says on another thread that the pipeline has ended.
                runspace.Dispose();
                running.AsyncWaitHandle.WaitOne(Waiting.Limit);
            });

            Assert.True(running.IsCompleted);
            IsAtRest(server);
        });
        _times.Check(name, "dispose");
    }

    [Theory]
    [InlineData("connection that does not come about, one by one", "Get-CIIdentityPool us-east-1:1 @nowhere", 1)]
    [InlineData("connection that does not come about, side by side", "1..40 | ForEach-Object { \"us-east-1:$_\" } | Get-CIIdentity @nowhere", 16)]
    [InlineData("connection that does not come about, deleting", "1..400 | ForEach-Object { \"us-east-1:$_\" } | Remove-CIIdentity -Force @nowhere", 4)]
    public void Ctrl_C_ends_the_making_of_a_connection(string name, string script, int requests)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lets a connection to a full queue wait.");
        using var hole = new BlackHole();
        using ServerAtWork server = Serve(LongWork.OfAllKinds[0], _session.Runspace);
        SetConnection(_session.Runspace, hole.Url, "nowhere");
        StopAtMoments(name, inShort: 4, server, seed => (script, () => WaitForMoment(seed, () => _requests.InFlight == requests)));
    }

    [Theory]
    [InlineData("answer that does not end, one by one", "'us-east-1:1', 'us-east-1:2' | Get-CIIdentityId @slow", 1)]
    [InlineData("answer that does not end, side by side", "1..40 | ForEach-Object { \"us-east-1:$_\" } | Get-CIIdentity @slow", 16)]
    [InlineData("answer that does not end, deleting", "1..400 | ForEach-Object { \"us-east-1:$_\" } | Remove-CIIdentity -Force @slow", 4)]
    public void Ctrl_C_ends_the_reading_of_an_answer(string name, string script, int requests)
    {
        int begun = 0;
        using WatchedServer slow = WatchedServer.Replying((_, _) =>
        {
            Interlocked.Increment(ref begun);
            return Reply.Raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"Ident");
        });
        using ServerAtWork server = Serve(LongWork.OfAllKinds[0], _session.Runspace);
        SetConnection(_session.Runspace, slow.Url, "slow");
        StopAtMoments(
            name,
            inShort: 4,
            server,
            seed =>
            {
                Volatile.Write(ref begun, 0);
                return (script, () => WaitForMoment(seed, () => Volatile.Read(ref begun) == requests));
            },
            isAtRest: () => slow.Open == 0);
    }

    /// <summary>Stops pipelines at moments that follow from seeds.</summary>
    /// <param name="name">What it is, for the times.</param>
    /// <param name="inShort">How often in the short form.</param>
    /// <param name="server">What has to be at rest afterwards.</param>
    /// <param name="prepare">Gives a script for a seed, and what waits for the moment once it runs.</param>
    /// <param name="isAtRest">What else has to come about.</param>
    private void StopAtMoments(
        string name, int inShort, ServerAtWork server, Func<int, (string Script, Action WaitForMoment)> prepare, Func<bool>? isAtRest = null)
    {
        At(Sizes.Of(inShort, inLong: 200), seed =>
        {
            (string script, Action waitForMoment) = prepare(seed);
            using PowerShell shell = _session.Prepare(script);
            IAsyncResult running = shell.BeginInvoke();
            waitForMoment();

            Ends(shell.Stop);

            Assert.True(running.IsCompleted);
            Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
            Waiting.Until(isAtRest ?? (() => true));
            IsAtRest(server);
        });
        _times.Check(name, "Ctrl+C");
    }

    private static void WaitForMoment(int seed, Func<bool> hasBegun)
    {
        Waiting.Until(hasBegun);
        Thread.Sleep(new Random(seed).Next(20)); // The moment itself is what is tested.
    }

    private static LongWork Find(string name) => LongWork.OfAllKinds.Single(work => work.Name == name);

    private static string Script(LongWork work, int seed) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, work.Script, $"{Guid.NewGuid():N}"[..8] + seed);

    private static InitialSessionState ImportingState()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([BuiltModule.Manifest]);
        return state;
    }

    private static void SetConnection(Runspace runspace, string url, string variable = "at") => runspace.SessionStateProxy.SetVariable(
        variable,
        new System.Collections.Hashtable { ["AccessKey"] = "AK", ["SecretKey"] = "SK", ["Region"] = "us-east-1", ["EndpointUrl"] = url });

    /// <summary>A moment, from the seed: after so many requests, answered or not, and a while.</summary>
    private static Moment Expect(ServerAtWork server, LongWork work, Random random)
    {
        server.Expect(random.Next(1, work.Requests + 1), isThenSilent: random.Next(2) == 0);
        return new Moment(random.Next(work.Pause + 1));
    }

    private static void At(int times, Action<int> stop)
    {
        for (int seed = 1; seed <= times; seed++)
        {
            try
            {
                stop(seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"With seed {seed}.", e);
            }
        }
    }

    private ServerAtWork Serve(LongWork work, Runspace runspace)
    {
        var server = new ServerAtWork(work);
        SetConnection(runspace, server.Url);
        Mark();
        Waiting.Until(() => _requests.InFlight == 0);
        return server;
    }

    private void Ends(Action stop) => Waiting.ComesBack(() =>
    {
        long start = Stopwatch.GetTimestamp();
        stop();
        _times.Add(Stopwatch.GetElapsedTime(start));
    });

    /// <summary>Nothing is in flight, and nothing was begun once a later request has passed through.</summary>
    private void IsAtRest(ServerAtWork server)
    {
        int started = _requests.Started;
        Assert.Equal(0, _requests.InFlight);
        Mark();
        Assert.Equal(started + 1, _requests.Started);
        Waiting.Until(() => server.InFlight == 0);
    }

    private void Mark() => _session.Run("$null = Get-CIResourceTag us-east-1:1 -AccountId 123456789012 @at");

    private readonly record struct Moment(int Milliseconds)
    {
        // What is tested is the moment: nothing waits for time to pass.
        public void Wait(ServerAtWork server)
        {
            server.WaitForRequests();
            Thread.Sleep(Milliseconds);
        }
    }
}
