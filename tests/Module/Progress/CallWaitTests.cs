using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Progress;

/// <summary>Calls that take long: their limit, and what is shown meanwhile.</summary>
public sealed class CallWaitTests : SessionTests
{
    private const string Keys = "-Region us-east-1 -AccessKey AK -SecretKey SK";

    [Theory]
    [InlineData("Get-CIIdentityPool")]
    [InlineData("Get-CIIdentityPool us-east-1:1")]
    [InlineData("'us-east-1:1', 'us-east-1:2' | Get-CIIdentityPoolRole")]
    [InlineData("1..100 | ForEach-Object { \"us-east-1:$_\" } | Get-CIIdentity")]
    public void A_command_ends_at_its_time_limit(string command)
    {
        using var server = new ScriptedServer(Reply.Silence);

        Outcome outcome = InvokeWithLimit(command, server);

        Assert.Equal("TimeLimitExceeded", outcome.ErrorId);
        Assert.Equal(ErrorCategory.OperationTimeout, outcome.Error.CategoryInfo.Category);
        Assert.Contains("took longer than 1 second, ", outcome.Error.ToString(), StringComparison.Ordinal);
        Waiting.Until(() => server.InFlight == 0);
    }

    [Fact]
    public void The_limit_counts_attempts_and_pauses_too()
    {
        using var server = new ScriptedServer(Reply.Error("TooManyRequestsException"), Reply.Silence);

        Outcome outcome = InvokeWithLimit("Get-CIIdentityPool", server);

        Assert.Equal("TimeLimitExceeded", outcome.ErrorId);
        Assert.Equal(2, server.Operations.Count);
    }

    [Fact]
    public void Removals_account_for_what_was_sent_when_the_time_is_over()
    {
        using var server = new ScriptedServer(Reply.Silence);

        Outcome outcome = InvokeWithLimit("Remove-CIIdentity us-east-1:1 -Force", server);

        Assert.Equal("TimeLimitExceeded", outcome.ErrorId);
        Assert.Contains("No answer for 1, which may have been removed: us-east-1:1", string.Concat(outcome.Warnings) + Session.Host.TakeText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_limit_nothing_changes()
    {
        using var server = new ScriptedServer(Reply.Json("""{"IdentityPools":[]}"""));

        Assert.Empty(Run($"Get-CIIdentityPool {Keys} -EndpointUrl {server.Url} -TimeoutSec 0"));
    }

    [Fact]
    public void A_long_wait_shows_the_operation_and_the_attempt()
    {
        using var server = new ScriptedServer(Reply.Reset, Reply.Silence);
        using PowerShell shell = Session.Prepare($"Get-CIIdentityPool {Keys} -EndpointUrl {server.Url}");
        IAsyncResult running = shell.BeginInvoke();

        Waiting.Until(() => shell.Streams.Progress.Count > 0);
        Waiting.ComesBack(shell.Stop);

        Assert.True(running.IsCompleted);
        Waiting.Until(() => Session.Host.Progress.LastOrDefault()?.RecordType == ProgressRecordType.Completed);
        Assert.StartsWith("ListIdentityPools: attempt 2 of 3, ", shell.Streams.Progress[0].StatusDescription, StringComparison.Ordinal);
        Assert.Equal("Reading identity pools", shell.Streams.Progress[0].Activity);
    }

    [Fact]
    public void Without_progress_in_the_session_none_is_shown()
    {
        using var server = new ScriptedServer(Reply.Silence);
        using PowerShell shell = Session.Prepare($"$ProgressPreference = 'SilentlyContinue'; Get-CIIdentityPool {Keys} -EndpointUrl {server.Url} -TimeoutSec 4");

        Waiting.ComesBack(() => shell.Invoke());

        Assert.Empty(shell.Streams.Progress);
    }

    [Theory]
    [InlineData("New-CIIdentityPool shop", "The pool 'shop' may have been created")]
    [InlineData("Get-CIIdentityId us-east-1:1", "A guest may have been created in pool 'us-east-1:1'")]
    [InlineData("Get-CICredential us-east-1:1", "A guest may have been created in pool 'us-east-1:1'")]
    public void Stopping_a_call_that_makes_something_warns_of_what_may_exist(string command, string warning)
    {
        string text = ShownWhenStopped(command);

        Assert.Contains(warning, text, StringComparison.Ordinal);
        Assert.Contains("the command stopped before the answer came", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-CIIdentityPool shop", "CreateIdentityPool", """{"IdentityPoolId":"us-east-1:1","IdentityPoolName":"shop","AllowUnauthenticatedIdentities":false}""", "The command stopped after the pool 'shop' was created: us-east-1:1")]
    [InlineData("Get-CIIdentityId us-east-1:2", "GetId", """{"IdentityId":"us-east-1:1"}""", "The command stopped after a guest of pool 'us-east-1:2' was created: us-east-1:1")]
    [InlineData("Get-CIIdentityId us-east-1:2 @{ a = 'b' }", "GetId", """{"IdentityId":"us-east-1:1"}""", null)]
    public void What_was_created_is_named_when_the_stop_comes_with_the_answer(string command, string operation, string answer, string? warning)
    {
        using var server = new ScriptedServer(Reply.Json(answer));
        using var stopped = new ManualResetEventSlim();
        Run("$input | ForEach-Object { $global:stopped = $_ }; Import-Module -Assembly ([Type] 'CognitoIdentity.ModuleTests.Progress.WaitStopCommand').Assembly", stopped);
        using PowerShell shell = Session.Prepare($"{command} {Keys} -EndpointUrl {server.Url} -Verbose | Wait-Stop $stopped");
        shell.Streams.Verbose.DataAdded += (_, added) =>
        {
            // The answer is there, and the pipeline waits for this handler until it stops.
            if (shell.Streams.Verbose[added.Index].Message.StartsWith(operation, StringComparison.Ordinal))
            {
                shell.BeginStop(null, null);
                Assert.True(stopped.Wait(Waiting.Limit));
            }
        };

        Waiting.ComesBack(() => shell.Invoke());

        string text = Session.Host.TakeText();
        Assert.True(stopped.IsSet);
        Assert.Equal(warning is not null, text.Contains("WARNING", StringComparison.Ordinal));
        Assert.Contains(warning ?? string.Empty, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_is_busy_with_progress_holds_up_no_command()
    {
        using var server = new ScriptedServer(Reply.Silence);
        using var isFree = new ManualResetEventSlim();
        using var isBusy = new ManualResetEventSlim();
        using PowerShell shell = Session.Prepare($"Get-CIIdentityPool {Keys} -EndpointUrl {server.Url}");
        shell.Streams.Progress.DataAdded += (_, _) =>
        {
            isBusy.Set();
            isFree.Wait(Waiting.Limit);
        };
        IAsyncResult running = shell.BeginInvoke();
        Waiting.Until(() => isBusy.IsSet);

        Waiting.ComesBack(shell.Stop);

        Assert.True(running.IsCompleted);
        Assert.False(isFree.IsSet);
        isFree.Set();
        Waiting.Until(() => Session.Host.Progress.LastOrDefault()?.RecordType == ProgressRecordType.Completed);
    }

    [Theory]
    [InlineData("Get-CIIdentityPool")]
    [InlineData("Get-CIIdentityId us-east-1:1 @{ a = 'b' }")]
    public void Stopping_a_call_that_makes_nothing_new_is_silent(string command)
    {
        Assert.DoesNotContain("WARNING", ShownWhenStopped(command), StringComparison.Ordinal);
    }

    private Outcome InvokeWithLimit(string command, ScriptedServer server)
    {
        Outcome? outcome = null;
        Waiting.ComesBack(() => outcome = Invoke($"{command} {Keys} -EndpointUrl {server.Url} -TimeoutSec 1"));
        return outcome!;
    }

    /// <summary>Stops a command while its call waits for an answer.</summary>
    private string ShownWhenStopped(string command)
    {
        using var server = new ScriptedServer(Reply.Silence);
        using PowerShell shell = Session.Prepare($"{command} {Keys} -EndpointUrl {server.Url}");
        IAsyncResult running = shell.BeginInvoke();
        Waiting.Until(() => server.InFlight == 1);

        Waiting.ComesBack(shell.Stop);

        Assert.True(running.IsCompleted);
        return Session.Host.TakeText();
    }
}

/// <summary>The end of a pipeline. It tells when the pipeline stops, after all commands before it have been told.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Stop")]
public sealed class WaitStopCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public ManualResetEventSlim Stopped { get; set; } = null!;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord() => WriteObject(InputObject);

    protected override void StopProcessing() => Stopped.Set();
}
