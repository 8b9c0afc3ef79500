using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using static CognitoIdentity.ModuleTests.Deletions;

namespace CognitoIdentity.EnduranceTests.Stopping;

/// <summary>Whenever Remove-CIIdentity is stopped, it accounts for each id. The moments come from seeds.</summary>
public sealed partial class RemovalTotalsTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_stop_counts_each_id_and_reports_no_sent_id_as_not_sent()
    {
        for (int seed = 1; seed <= Sizes.Of(inShort: 20, inLong: 200); seed++)
        {
            Check(seed);
        }
    }

    private void Check(int seed)
    {
        var random = new Random(seed);
        using var reached = new CountdownEvent(random.Next(1, 20));
        int sent = 0;
        int done = 0;
        using var server = new ScriptedServer(request =>
        {
            string[] ids = IdsIn(request);
            lock (random)
            {
                if (!reached.IsSet)
                {
                    reached.Signal();
                }

                switch (reached.IsSet ? random.Next(5) : -1)
                {
                    case 0:
                        return Reply.Error("TooManyRequestsException");
                    case 1:
                        sent += ids.Length;
                        return Reply.Silence;
                    case 2:
                        // The ids are not removed, so the cmdlet sends them again.
                        return Unprocessed("InternalServerError", ids);
                    default:
                        sent += ids.Length;
                        done += ids.Length;
                        return AllDone;
                }
            }
        });
        _session.Host.TakeText();
        using PowerShell shell = _session.Prepare(
            $"$global:taken = 0; 1..20000 | ForEach-Object {{ $global:taken++; \"us-east-1:$_\" }} | Remove-CIIdentity -Force {Keys} -EndpointUrl {server.Url}");
        IAsyncResult running = shell.BeginInvoke();
        Assert.True(reached.Wait(Waiting.Limit), $"No requests came with seed {seed}.");
        Thread.Sleep(random.Next(5));

        Waiting.ComesBack(shell.Stop);

        Assert.True(running.IsCompleted);
        Waiting.Until(() => server.InFlight == 0);
        string text = _session.Host.TakeText();
        Match counts = Totals().Match(text);
        Assert.True(counts.Success, text);
        int Count(string name) => counts.Groups[name].Success ? int.Parse(counts.Groups[name].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;
        string seen = $"Seed {seed}: {text}";
        int taken = (int)_session.Runspace.SessionStateProxy.GetVariable("taken");

        // The pipeline can end while an id is between the script and the cmdlet.
        int accounted = Count("removed") + Count("failed") + Count("unsent") + Count("unclear");
        Assert.True(accounted == taken || accounted == taken - 1, seen);
        lock (random)
        {
            Assert.True(Count("removed") <= done, seen);
            Assert.True(Count("removed") + Count("unclear") >= sent, seen);
        }
    }

    [GeneratedRegex(@"Identities removed: (?<removed>[\d,]+); failed: (?<failed>[\d,]+); not sent: (?<unsent>[\d,]+)\.( No answer for (?<unclear>[\d,]+))?")]
    private static partial Regex Totals();
}
