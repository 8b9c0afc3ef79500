using System.Management.Automation;
using static CognitoIdentity.ModuleTests.Deletions;

namespace CognitoIdentity.ModuleTests.Identities;

/// <summary>Remove-CIIdentity in a pipeline that ends early.</summary>
public sealed class RemovalStopTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void When_stopped_what_was_sent_is_cancelled_and_accounted_for()
    {
        using var server = new ScriptedServer(Reply.Silence);
        using var allTaken = new ManualResetEventSlim();
        _session.Runspace.SessionStateProxy.SetVariable("allTaken", allTaken);
        using PowerShell shell = _session.Prepare(
            $"& {{ {Ids(90)}; $allTaken.Set(); while ($true) {{ }} }} | Remove-CIIdentity -Force {Keys} -EndpointUrl {server.Url}");
        IAsyncResult running = shell.BeginInvoke();
        Waiting.Until(() => server.InFlight == 1 && allTaken.IsSet);

        Waiting.ComesBack(shell.Stop);

        Assert.True(running.IsCompleted);
        Waiting.Until(() => server.InFlight == 0);
        Assert.Single(server.Operations);
        Assert.Empty(shell.Streams.Error);
        string text = _session.Host.TakeText();
        Assert.Contains("Identities removed: 0; failed: 0; not sent: 30", text, StringComparison.Ordinal);
        Assert.Contains("No answer for 60, which may have been removed: us-east-1:1, us-east-1:2, ", text, StringComparison.Ordinal);
        Assert.EndsWith("us-east-1:10 …", text.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_waited_for_a_retry_counts_as_failed()
    {
        int calls = 0;
        using var server = new ScriptedServer(request => ++calls <= 2 ? Unprocessed("InternalServerError", IdsIn(request)) : Reply.Silence);
        using PowerShell shell = _session.Prepare($"{Ids(120)} | Remove-CIIdentity -Force -ThrottleLimit 1 {Keys} -EndpointUrl {server.Url}");
        IAsyncResult running = shell.BeginInvoke();
        Waiting.Until(() => server.InFlight == 1 && calls == 3);

        Waiting.ComesBack(shell.Stop);

        Assert.True(running.IsCompleted);
        string text = _session.Host.TakeText();
        Assert.Contains("Identities removed: 0; failed: 60; not sent: 0", text, StringComparison.Ordinal);
        Assert.Contains("No answer for 60, which may have been removed: us-east-1:1, ", text, StringComparison.Ordinal);
        Assert.Contains("us-east-1:61, ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_early_end_of_the_pipeline_is_accounted_for()
    {
        using ScriptedServer server = OneOfTwo(AllDone);

        Outcome outcome = Break($"{Ids(120)} | Remove-CIIdentity -Force -PassThru -ThrottleLimit 2 {Keys} -EndpointUrl {server.Url}");

        Waiting.Until(() => server.InFlight == 0);
        string warning = Assert.Single(outcome.Warnings);
        Assert.Contains("Identities removed: 60; failed: 0; not sent: 0", warning, StringComparison.Ordinal);
        Assert.Contains("No answer for 60, which may have been removed: us-east-1:61, ", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void After_an_error_that_ends_the_command_the_other_ids_are_still_counted()
    {
        using ScriptedServer server = OneOfTwo(Unprocessed("AccessDenied", "us-east-1:1"));

        Outcome outcome = _session.Invoke($"{Ids(120)} | Remove-CIIdentity -Force -ThrottleLimit 2 -ErrorAction Stop {Keys} -EndpointUrl {server.Url}");

        Assert.True(outcome.HasEnded);
        Waiting.Until(() => server.InFlight == 0);
        string warning = Assert.Single(outcome.Warnings);
        Assert.Contains("Identities removed: 59; failed: 1", warning, StringComparison.Ordinal);
        Assert.Contains("No answer for 60", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void An_early_end_reports_the_removed_ids_even_if_all_were_sent()
    {
        using var server = new ScriptedServer(AllDone);

        Outcome outcome = Break($"{Ids(60)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}");

        Assert.Contains("Identities removed: 60; failed: 0; not sent: 0", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "-WarningAction SilentlyContinue")]
    [InlineData("", "-WarningAction Ignore")]
    [InlineData("$WarningPreference = 'SilentlyContinue'; ", "")]
    public void Warnings_can_be_turned_off(string before, string parameters)
    {
        using var server = new ScriptedServer(AllDone);

        Outcome outcome = Break($"{Ids(60)} | Remove-CIIdentity -Force -PassThru {parameters} {Keys} -EndpointUrl {server.Url}", before);

        Assert.Empty(outcome.Warnings);
        Assert.Empty(_session.Host.TakeText());
    }

    [Theory]
    [InlineData("-WarningAction SilentlyContinue")]
    [InlineData("-WarningAction Ignore")]
    public void Warnings_about_a_stop_can_be_turned_off(string parameters)
    {
        using var server = new ScriptedServer(AllDone);
        using PowerShell shell = _session.Prepare(
            $"& {{ {Ids(60)}; while ($true) {{ }} }} | Remove-CIIdentity -Force {parameters} {Keys} -EndpointUrl {server.Url}");
        shell.BeginInvoke();
        Waiting.Until(() => server.Operations.Count == 1);

        Waiting.ComesBack(shell.Stop);

        Assert.Empty(shell.Streams.Warning);
        Assert.Empty(_session.Host.TakeText());
    }

    [Fact]
    public void An_early_end_reports_the_failures_without_an_error()
    {
        using var server = new ScriptedServer(Unprocessed("AccessDenied", [.. Enumerable.Range(1, 30).Select(n => $"us-east-1:{n}")]));

        Outcome outcome = _session.Invoke($"{Ids(60)} | Remove-CIIdentity -Force -ErrorAction Stop {Keys} -EndpointUrl {server.Url}");

        outcome.IsError("IdentityNotRemoved", ErrorCategory.WriteError, "us-east-1:1");
        string warning = Assert.Single(outcome.Warnings);
        Assert.Contains("Identities removed: 30; failed: 30; not sent: 0", warning, StringComparison.Ordinal);
        Assert.Contains("29 failures were not reported individually: us-east-1:2, us-east-1:3, ", warning, StringComparison.Ordinal);
        Assert.EndsWith("us-east-1:11 …", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_that_fail_half_way_leave_no_id_unaccounted_for()
    {
        const string Script = """
            class Failing { [int] $Count; [object] GetCredentials() { if ($this.Count++ -eq 1) { throw 'signed out' }; return [pscustomobject]@{ AccessKey = 'AK'; SecretKey = 'SK' } } }
            $credential = [Failing]::new()
            """;
        using var server = new ScriptedServer(AllDone);

        Outcome outcome = _session.Invoke($"{Script}\n{Ids(150)} | Remove-CIIdentity -Force -ThrottleLimit 1 -Credential $credential -EndpointUrl {server.Url}");

        outcome.IsError("CredentialsUnavailable", ErrorCategory.AuthenticationError, "us-east-1:61");
        Assert.Contains("Identities removed: 60; failed: 60", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_that_wait_for_a_retry_are_counted_after_a_stop()
    {
        using var server = new ScriptedServer(Unprocessed("InternalServerError", "us-east-1:2"), Reply.Silence);
        using PowerShell shell = _session.Prepare($"{Ids(3)} | Remove-CIIdentity -Force {Keys} -EndpointUrl {server.Url}");
        shell.BeginInvoke();
        Waiting.Until(() => server.Operations.Count == 2);

        Waiting.ComesBack(shell.Stop);

        Assert.Empty(shell.Streams.Error);
        string text = _session.Host.TakeText();
        Assert.Contains("Identities removed: 2; failed: 0; not sent: 0", text, StringComparison.Ordinal);
        Assert.Contains("No answer for 1, which may have been removed: us-east-1:2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_early_end_ends_the_progress_too()
    {
        using var server = new ScriptedServer(AllDone);
        using PowerShell shell = _session.Prepare(
            $"foreach ($once in 1) {{ {Ids(120)} | Remove-CIIdentity -Force {Keys} -EndpointUrl {server.Url} -PassThru | ForEach-Object {{ if ($_ -eq 'us-east-1:61') {{ break }} }} }}");

        shell.Invoke();

        Assert.Equal(ProgressRecordType.Completed, shell.Streams.Progress[^1].RecordType);
    }

    /// <summary>Ends the pipeline at the first output.</summary>
    private Outcome Break(string pipeline, string before = "") =>
        _session.Invoke($"{before}foreach ($once in 1) {{ {pipeline} | ForEach-Object {{ break }} }}");

    /// <summary>A server that answers only the first call, after the second has arrived.</summary>
    private static ScriptedServer OneOfTwo(Reply answer)
    {
        ScriptedServer? server = null;
        server = new ScriptedServer(request =>
        {
            if (!request.Has("us-east-1:1\""))
            {
                return Reply.Silence;
            }

            Waiting.Until(() => server!.Operations.Count >= 2);
            return answer;
        });
        return server;
    }
}
