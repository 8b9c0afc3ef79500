using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using CognitoIdentity.ModuleTests.Built;

namespace CognitoIdentity.EnduranceTests.Stopping;

/// <summary>Every cmdlet ends at once, whenever it is stopped. The moments come from seeds, and a failure shows the seed.</summary>
public sealed class StopTests : StoppingTests
{
    public StopTests() => Session.Run("$ConfirmPreference = 'None'");

    public static TheoryData<string> Work => [.. LongWork.OfAllKinds.Select(work => work.Name)];

    /// <summary>A command for each parameter set of the cmdlets that call the service, and for -Replace, which makes other calls.</summary>
    public static TheoryData<string, string> Calls
    {
        get
        {
            var data = new TheoryData<string, string>
            {
                { "Update-CIIdentityPool -Replace", "Update-CIIdentityPool us-east-1:1 -Replace -IdentityPoolName b -AllowUnauthenticatedIdentity $false" },
                { "Set-CIIdentityPoolRole -Replace", "Set-CIIdentityPoolRole us-east-1:1 -Replace -AuthenticatedRoleArn arn:aws:iam::123456789012:role/a" },
            };
            foreach (CmdletInfo cmdlet in BuiltCmdlets.All.Where(cmdlet => BuiltCmdlets.CallsTheService(cmdlet.Name) && !cmdlet.Name.Contains("-CILocal", StringComparison.Ordinal)))
            {
                foreach (CommandParameterSetInfo set in cmdlet.ParameterSets)
                {
                    data.Add($"{cmdlet.Name}, {set.Name}", CommandOf(cmdlet.Name, set));
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Work))]
    public void Ctrl_C_ends_long_work_at_any_moment(string name)
    {
        LongWork work = LongWork.Find(name);
        using WorkServer server = Serve(work);
        StopAtMoments(name, inShort: 5, server, seed =>
        {
            int pause = Expect(server, work, seed);
            return (work.ScriptFor(seed), () => WaitForMoment(pause, () => server.IsReached));
        });
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Ctrl_C_ends_whichever_call_is_not_answered(string name, string command)
    {
        using WorkServer server = Serve(new LongWork(name, command) { Exceptions = Answers.To });
        At(Sizes.Of(inShort: 1, inLong: 20), _ =>
        {
            int call = 1;
            while (StopsAt(call, command, server))
            {
                call++;
            }

            Assert.True(call > 1, "It makes no request.");
        });
        Times.Check(name, "Ctrl+C");
    }

    [Theory]
    [MemberData(nameof(Work))]
    public void Disposing_of_the_runspace_ends_it(string name)
    {
        LongWork work = LongWork.Find(name);
        using WorkServer server = Serve(work);
        At(Sizes.Of(inShort: 1, inLong: 25), seed =>
        {
            using Runspace runspace = RunspaceFactory.CreateRunspace(Session.Host, ImportingState());
            runspace.Open();
            SetConnection(runspace, server.Url);
            int pause = Expect(server, work, seed);
            using PowerShell shell = PowerShell.Create(runspace);
            IAsyncResult running = shell.AddScript(work.ScriptFor(seed)).BeginInvoke();
            WaitForMoment(pause, () => server.IsReached);

            Ends(() =>
            {
                // PowerShell signals the end of the pipeline on another thread.
                runspace.Dispose();
                running.AsyncWaitHandle.WaitOne(Waiting.Limit);
            });

            Assert.True(running.IsCompleted);
            IsAtRest(server);
        });
        Times.Check(name, "dispose");
    }

    [Theory]
    [InlineData("connection that is not established, one by one", "Get-CIIdentityPool us-east-1:1 @nowhere", 1)]
    [InlineData("connection that is not established, side by side", "1..40 | ForEach-Object { \"us-east-1:$_\" } | Get-CIIdentity @nowhere", 16)]
    [InlineData("connection that is not established, deleting", "1..400 | ForEach-Object { \"us-east-1:$_\" } | Remove-CIIdentity -Force @nowhere", 4)]
    public void Ctrl_C_ends_a_connection_attempt(string name, string script, int requests)
    {
        using RawServer hole = RawServer.BlackHole();
        using WorkServer server = Serve(LongWork.OfAllKinds[0]);
        SetConnection(Session.Runspace, hole.Url, "nowhere");
        StopAtMoments(name, inShort: 4, server, seed => (script, () => WaitForMoment(new Random(seed).Next(20), () => Requests.InFlight == requests)));
    }

    [Theory]
    [InlineData("answer that does not end, one by one", "'us-east-1:1', 'us-east-1:2' | Get-CIIdentityId @slow", 1)]
    [InlineData("answer that does not end, side by side", "1..40 | ForEach-Object { \"us-east-1:$_\" } | Get-CIIdentity @slow", 16)]
    [InlineData("answer that does not end, deleting", "1..400 | ForEach-Object { \"us-east-1:$_\" } | Remove-CIIdentity -Force @slow", 4)]
    public void Ctrl_C_ends_the_reading_of_an_answer(string name, string script, int requests)
    {
        int begun = 0;
        using var slow = new ScriptedServer(_ =>
        {
            Interlocked.Increment(ref begun);
            return Reply.Raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"Ident");
        });
        using WorkServer server = Serve(LongWork.OfAllKinds[0]);
        SetConnection(Session.Runspace, slow.Url, "slow");
        StopAtMoments(
            name,
            inShort: 4,
            server,
            seed =>
            {
                Volatile.Write(ref begun, 0);
                return (script, () => WaitForMoment(new Random(seed).Next(20), () => Volatile.Read(ref begun) == requests));
            },
            isAtRest: () => slow.Open == 0);
    }

    /// <summary>Stops a command while a call of it waits for an answer, as do all later calls. Returns false if the command ends before that call.</summary>
    private bool StopsAt(int call, string command, WorkServer server)
    {
        server.Expect(call, isThenSilent: true);
        using PowerShell shell = Session.Prepare($"{command} @at");
        IAsyncResult running = shell.BeginInvoke();
        Waiting.Until(() => running.IsCompleted || server.IsReached);
        if (!server.IsReached)
        {
            return false;
        }

        Stop(shell, running);

        Assert.Empty(shell.Streams.Error);
        Assert.All(shell.Streams.Warning, warning => Assert.Matches(@"^(Stopped\. Identities removed: |The answer was lost\. )", warning.Message));
        IsAtRest(server);
        return true;
    }

    /// <summary>Stops pipelines at moments that come from seeds.</summary>
    /// <param name="name">The name of the work, for the table of times.</param>
    /// <param name="inShort">The number of stops in the short form.</param>
    /// <param name="server">The server that must have no request afterwards.</param>
    /// <param name="prepare">Returns a script for a seed, and an action that waits for the moment to stop it.</param>
    /// <param name="isAtRest">Another condition that must become true afterwards.</param>
    private void StopAtMoments(
        string name, int inShort, WorkServer server, Func<int, (string Script, Action WaitForMoment)> prepare, Func<bool>? isAtRest = null)
    {
        At(Sizes.Of(inShort, InLong), seed =>
        {
            (string script, Action waitForMoment) = prepare(seed);
            using PowerShell shell = Session.Prepare(script);
            IAsyncResult running = shell.BeginInvoke();
            waitForMoment();

            Stop(shell, running);

            Waiting.Until(isAtRest ?? (() => true));
            IsAtRest(server);
        });
        Times.Check(name, "Ctrl+C");
    }

    private void Stop(PowerShell shell, IAsyncResult running)
    {
        Ends(shell.Stop);

        Assert.True(running.IsCompleted);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
    }

    private void Ends(Action stop) => Waiting.ComesBack(() =>
    {
        long start = Stopwatch.GetTimestamp();
        stop();
        Times.Add(Stopwatch.GetElapsedTime(start));
    });

    /// <summary>Makes the server expect a number of requests from the seed, answered or not. Returns the milliseconds to wait after them.</summary>
    private static int Expect(WorkServer server, LongWork work, int seed)
    {
        var random = new Random(seed);
        server.Expect(random.Next(1, work.Requests + 1), isThenSilent: random.Next(2) == 0);
        return random.Next(work.Pause + 1);
    }

    private static void WaitForMoment(int milliseconds, Func<bool> hasBegun)
    {
        Waiting.Until(hasBegun);
        Thread.Sleep(milliseconds); // The moment itself is what is tested.
    }

    /// <summary>A command line of the cmdlet, with two records from the pipeline if it accepts any.</summary>
    private static string CommandOf(string name, CommandParameterSetInfo set)
    {
        string? piped = set.Parameters.FirstOrDefault(parameter => parameter.ValueFromPipeline)?.Name;
        string command = BuiltCmdlets.CommandLine(name, set.Name, without: piped);
        return piped is null ? command : $"{BuiltCmdlets.Sample(name, piped).Script}, {BuiltCmdlets.Sample(name, piped).Script} | {command}";
    }

    private static InitialSessionState ImportingState()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([BuiltModule.Manifest]);
        return state;
    }
}
