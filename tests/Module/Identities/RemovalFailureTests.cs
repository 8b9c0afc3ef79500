using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoIdentity.UnitTests;

namespace CognitoIdentity.ModuleTests.Identities;

/// <summary>Remove-CIIdentity when the service fails, and when it is stopped.</summary>
public sealed class RemovalFailureTests : IDisposable
{
    private const string Keys = "-AccessKey AK -SecretKey SK";
    private const string AllDone = """{"UnprocessedIdentityIds":[]}""";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task What_fails_by_the_services_fault_is_sent_again_alone()
    {
        await using var server = new ScriptedServer(Unprocessed("us-east-1:2", "InternalServerError"), Reply.Json(AllDone));

        Outcome outcome = _session.Invoke($"{Ids(3)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}");

        Assert.Empty(outcome.Errors);
        Assert.Equal(["us-east-1:1", "us-east-1:3", "us-east-1:2"], outcome.Output.Select(id => id.BaseObject));
        Assert.Equal(["us-east-1:1 us-east-1:2 us-east-1:3", "us-east-1:2"], server.Requests.Select(request => Sent(request.Text)));
    }

    [Fact]
    public async Task What_goes_on_failing_is_reported_in_the_end()
    {
        await using var server = new ScriptedServer(Unprocessed("us-east-1:2", "InternalServerError"));

        Outcome outcome = _session.Invoke($"{Ids(3)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}");

        outcome.IsError("IdentityNotRemoved", ErrorCategory.WriteError, "us-east-1:2");
        Assert.Contains("InternalServerError", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["us-east-1:1", "us-east-1:3"], outcome.Output.Select(id => id.BaseObject));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task What_is_denied_is_not_sent_again()
    {
        await using var server = new ScriptedServer(Unprocessed("us-east-1:2", "AccessDenied"));

        Outcome outcome = _session.Invoke($"{Ids(3)} | Remove-CIIdentity -Force {Keys} -EndpointUrl {server.Url}");

        outcome.IsError("IdentityNotRemoved", ErrorCategory.WriteError, "us-east-1:2");
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_call_that_fails_is_an_error_for_each_of_its_ids()
    {
        await using var server = new ScriptedServer(Reply.Error("InvalidParameterException"));

        Outcome outcome = _session.Invoke($"{Ids(70)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}");

        Assert.Empty(outcome.Output);
        Assert.Equal(
            Enumerable.Range(1, 70).Select(n => $"us-east-1:{n}"), outcome.Errors.Select(error => (string)error.TargetObject));
        Assert.All(outcome.Errors, error => Assert.StartsWith("InvalidParameter,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_answer_for_one_batch_alone_leaves_the_others_be()
    {
        await using var server = new ScriptedServer(request =>
            Sent(request.Text).Contains("us-east-1:61", StringComparison.Ordinal) ? Reply.Error("InvalidParameterException") : Reply.Json(AllDone));

        Outcome outcome = _session.Invoke($"{Ids(130)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}");

        Assert.Equal(60, outcome.Errors.Count);
        Assert.Equal(70, outcome.Output.Count);
    }

    [Fact]
    public void Keeps_as_many_calls_in_flight_as_it_may_and_no_more()
    {
        const int Limit = 3;
        int most = 0;
        WatchedServer? server = null;
        using WatchedServer watched = server = new WatchedServer((_, _) =>
        {
            if (server!.Operations.Count <= Limit)
            {
                Waiting.Until(() => server.Operations.Count >= Limit);
            }

            lock (_session)
            {
                most = Math.Max(most, server.InFlight);
            }

            return AllDone;
        });

        _session.Run($"{Ids(600)} | Remove-CIIdentity -Force -ThrottleLimit {Limit} {Keys} -EndpointUrl {server.Url}");

        Assert.Equal(Limit, most);
        Assert.Equal(10, server.Operations.Count);
    }

    [Fact]
    public void When_stopped_what_was_sent_is_waited_for_and_accounted_for()
    {
        using var answer = new ManualResetEventSlim();
        using var server = new WatchedServer((_, _) =>
        {
            answer.Wait(Waiting.Limit);
            return AllDone;
        });
        using var allTaken = new ManualResetEventSlim();
        _session.Runspace.SessionStateProxy.SetVariable("allTaken", allTaken);
        using PowerShell shell = _session.Prepare(
            $"& {{ {Ids(90)}; $allTaken.Set(); while ($true) {{ }} }} | Remove-CIIdentity -Force {Keys} -EndpointUrl {server.Url}");
        IAsyncResult running = shell.BeginInvoke();
        Waiting.Until(() => server.InFlight == 1 && allTaken.IsSet);

        Task stopping = Task.Run(shell.Stop, TestContext.Current.CancellationToken);
        Waiting.Until(() => shell.InvocationStateInfo.State == PSInvocationState.Stopping);
        Assert.Equal(1, server.InFlight);
        answer.Set();
        Waiting.For(stopping);

        Assert.True(running.IsCompleted);
        Assert.Equal(0, server.InFlight);
        Assert.Single(server.Operations);
        Assert.Empty(shell.Streams.Error);
        Assert.Contains("60 identities were removed, 0 failed, and 30 were not sent", _session.Host.TakeText(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_early_end_of_the_pipeline_is_accounted_for()
    {
        int sent = 0;
        using WatchedServer server = AfterTwo((_, body) =>
        {
            Interlocked.Add(ref sent, Sent(body).Split(' ').Length);
            return AllDone;
        });

        Waiting.ComesBack(() => _session.Run(
            $"foreach ($once in 1) {{ {Ids(150)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url} | ForEach-Object {{ break }} }}"));

        Assert.Equal(0, server.InFlight);
        Assert.Contains($"{sent} identities were removed, 0 failed", _session.Host.TakeText(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_that_ends_the_command_is_no_reason_to_forget_the_rest()
    {
        int sent = 0;
        using WatchedServer server = AfterTwo((_, body) =>
        {
            Interlocked.Add(ref sent, Sent(body).Split(' ').Length);
            return body.Contains("us-east-1:1\"", StringComparison.Ordinal)
                ? """{"UnprocessedIdentityIds":[{"IdentityId":"us-east-1:1","ErrorCode":"AccessDenied"}]}"""
                : AllDone;
        });

        Outcome outcome = _session.Invoke($"{Ids(150)} | Remove-CIIdentity -Force -ErrorAction Stop {Keys} -EndpointUrl {server.Url}");

        Assert.True(outcome.HasEnded);
        Assert.Equal(0, server.InFlight);
        Assert.Contains($"{sent - 1} identities were removed, 1 failed", _session.Host.TakeText(), StringComparison.Ordinal);
    }

    /// <summary>A server that answers once two calls have come.</summary>
    private static WatchedServer AfterTwo(Func<string, string, string> answer)
    {
        WatchedServer? server = null;
        server = new WatchedServer((operation, body) =>
        {
            Waiting.Until(() => server!.Operations.Count >= 2);
            return answer(operation, body);
        });
        return server;
    }

    private static string Ids(int count) => $"(1..{count} | ForEach-Object {{ \"us-east-1:$_\" }})";

    private static string Sent(string body) =>
        string.Join(' ', JsonNode.Parse(body)!["IdentityIdsToDelete"]!.AsArray().Select(id => (string?)id));

    private static Reply Unprocessed(string id, string code) =>
        Reply.Json(JsonSerializer.Serialize(new { UnprocessedIdentityIds = new[] { new { IdentityId = id, ErrorCode = code } } }));
}
