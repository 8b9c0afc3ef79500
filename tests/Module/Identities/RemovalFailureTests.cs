using System.Management.Automation;
using static CognitoIdentity.ModuleTests.Deletions;

namespace CognitoIdentity.ModuleTests.Identities;

/// <summary>Remove-CIIdentity when the service fails.</summary>
public sealed class RemovalFailureTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Only_ids_that_failed_with_an_error_of_the_service_are_sent_again()
    {
        using var server = new ScriptedServer(Unprocessed("InternalServerError", "us-east-1:2"), AllDone);

        Outcome outcome = _session.Invoke($"{Ids(3)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}");

        Assert.Empty(outcome.Errors);
        Assert.Equal(["us-east-1:1", "us-east-1:3", "us-east-1:2"], outcome.Output.Select(id => id.BaseObject));
        Assert.Equal(["us-east-1:1 us-east-1:2 us-east-1:3", "us-east-1:2"], server.Requests.Select(request => Sent(request)));
    }

    [Fact]
    public void An_id_that_keeps_failing_is_reported_at_the_end()
    {
        using var server = new ScriptedServer(Unprocessed("InternalServerError", "us-east-1:2"));

        Outcome outcome = _session.Invoke($"{Ids(3)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}");

        outcome.IsError("IdentityNotRemoved", ErrorCategory.WriteError, "us-east-1:2");
        Assert.Contains("InternalServerError", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["us-east-1:1", "us-east-1:3"], outcome.Output.Select(id => id.BaseObject));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public void A_denied_id_is_not_sent_again()
    {
        using var server = new ScriptedServer(Unprocessed("AccessDenied", "us-east-1:2"));

        Outcome outcome = _session.Invoke($"{Ids(3)} | Remove-CIIdentity -Force {Keys} -EndpointUrl {server.Url}");

        outcome.IsError("IdentityNotRemoved", ErrorCategory.WriteError, "us-east-1:2");
        Assert.Single(server.Requests);
    }

    [Fact]
    public void A_call_that_fails_is_an_error_for_each_of_its_ids()
    {
        using var server = new ScriptedServer(Reply.Error("InvalidParameterException"));

        Outcome outcome = _session.Invoke($"{Ids(70)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}");

        Assert.Empty(outcome.Output);
        Assert.Equal(
            Enumerable.Range(1, 70).Select(n => $"us-east-1:{n}"), outcome.Errors.Select(error => (string)error.TargetObject));
        Assert.All(outcome.Errors, error => Assert.StartsWith("InvalidParameter,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void An_answer_for_one_batch_does_not_affect_the_others()
    {
        using var server = new ScriptedServer(request =>
            Sent(request).Contains("us-east-1:61", StringComparison.Ordinal) ? Reply.Error("InvalidParameterException") : AllDone);

        Outcome outcome = _session.Invoke($"{Ids(130)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}");

        Assert.Equal(60, outcome.Errors.Count);
        Assert.Equal(70, outcome.Output.Count);
    }

    [Fact]
    public void Keeps_as_many_calls_in_flight_as_it_may_and_no_more()
    {
        const int Limit = 3;
        int most = 0;
        ScriptedServer? server = null;
        using ScriptedServer watched = server = new ScriptedServer(_ =>
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
    public void One_slow_call_holds_up_no_other()
    {
        ScriptedServer? server = null;
        using ScriptedServer watched = server = new ScriptedServer(request =>
        {
            if (Sent(request).StartsWith("us-east-1:1 ", StringComparison.Ordinal))
            {
                Waiting.Until(() => server!.Operations.Count == 5);
            }

            return AllDone;
        });

        IReadOnlyList<PSObject> removed =
            _session.Run($"{Ids(300)} | Remove-CIIdentity -Force -PassThru -ThrottleLimit 2 {Keys} -EndpointUrl {server.Url}");

        Assert.Equal(Enumerable.Range(1, 300).Select(n => $"us-east-1:{n}"), removed.Select(id => id.BaseObject));
    }

    [Fact]
    public void A_retry_delays_no_other_id()
    {
        using var server = new ScriptedServer(Unprocessed("InternalServerError", "us-east-1:1", "us-east-1:2"), AllDone);

        _session.Run($"{Ids(130)} | Remove-CIIdentity -Force -ThrottleLimit 1 {Keys} -EndpointUrl {server.Url}");

        Assert.Equal(["us-east-1:1", "us-east-1:61", "us-east-1:121", "us-east-1:1"], server.Requests.Select(request => Sent(request).Split(' ')[0]));
        Assert.Equal("us-east-1:1 us-east-1:2", Sent(server.Requests[3]));
    }

    [Fact]
    public void An_id_that_an_attempt_without_an_answer_removed_is_not_an_error()
    {
        using var server = new ScriptedServer(AfterALostAnswer(
            Unprocessed("AccessDenied", "us-east-1:1", "us-east-1:2", "us-east-1:3"),
            id => id == "us-east-1:2" ? Reply.Json("""{"IdentityId":"us-east-1:2"}""") : Reply.Error("ResourceNotFoundException")));

        Outcome outcome = _session.Invoke($"{Ids(4)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}");

        outcome.IsError("IdentityNotRemoved", ErrorCategory.WriteError, "us-east-1:2");
        Assert.Equal(["us-east-1:4", "us-east-1:1", "us-east-1:3"], outcome.Output.Select(id => id.BaseObject));
        Assert.Empty(outcome.Warnings);
    }

    [Fact]
    public void An_id_that_is_denied_after_an_error_of_the_service_was_not_removed()
    {
        using var server = new ScriptedServer(Reply.Error("InternalErrorException", status: 500), Unprocessed("AccessDenied", "us-east-1:1"));

        Outcome outcome = _session.Invoke($"{Ids(1)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}");

        outcome.IsError("IdentityNotRemoved", ErrorCategory.WriteError, "us-east-1:1");
        Assert.Empty(outcome.Output);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void An_id_that_a_call_without_any_answer_removed_is_not_an_error()
    {
        using var server = new ScriptedServer(request => request.Operation != "DescribeIdentity" ? Reply.Reset
            : Described(request) == "us-east-1:2" ? Reply.Json("""{"IdentityId":"us-east-1:2"}""")
            : Reply.Error("ResourceNotFoundException"));

        Outcome outcome = _session.Invoke($"{Ids(3)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}");

        outcome.IsError("ConnectionFailed", ErrorCategory.ConnectionError, "us-east-1:2");
        Assert.Equal(["us-east-1:1", "us-east-1:3"], outcome.Output.Select(id => id.BaseObject));
        Assert.Equal(3, server.Operations.Count(operation => operation == "DeleteIdentities"));
    }

    [Fact]
    public void An_id_that_can_not_be_looked_up_after_a_lost_answer_may_be_removed()
    {
        using var server = new ScriptedServer(AfterALostAnswer(
            Unprocessed("AccessDenied", "us-east-1:1"), _ => Reply.Error("NotAuthorizedException", "Not yours to read.")));

        Outcome outcome = _session.Invoke($"{Ids(2)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}");

        outcome.IsError("IdentityRemovalUnclear", ErrorCategory.WriteError, "us-east-1:1");
        Assert.Contains("may have been removed", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Not yours to read.", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["us-east-1:2"], outcome.Output.Select(id => id.BaseObject));
    }

    [Fact]
    public void An_id_that_is_missing_on_a_retry_was_removed()
    {
        using var server = new ScriptedServer(
            Unprocessed("InternalServerError", "us-east-1:1"), Unprocessed("AccessDenied", "us-east-1:1"), Reply.Error("ResourceNotFoundException"));

        Assert.Equal(["us-east-1:1"], _session.Run($"{Ids(1)} | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}").Select(id => id.BaseObject));

        Assert.Equal(["DeleteIdentities", "DeleteIdentities", "DescribeIdentity"], server.Operations);
    }

    [Fact]
    public void Credentials_that_a_script_gives_serve_what_follows_a_failure()
    {
        const string Script = """
            class ForeignCredentials { [object] GetCredentials() { return [pscustomobject]@{ AccessKey = 'AKFOREIGN'; SecretKey = 'SECRET' } } }
            $credential = [ForeignCredentials]::new()
            """;
        using var server = new ScriptedServer(
            Unprocessed("InternalServerError", "us-east-1:2"), Unprocessed("AccessDenied", "us-east-1:2"), Reply.Error("ResourceNotFoundException"));

        Waiting.ComesBack(() => _session.Run($"{Script}\n{Ids(3)} | Remove-CIIdentity -Force -Credential $credential -EndpointUrl {server.Url}"));

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public void An_id_of_any_form_is_removed_once()
    {
        using var server = new ScriptedServer(AllDone);
        string[] ids =
        [
            "us-east-1:1", "us-east-1:01234567-89ab-cdef-0123-456789abcdef", "us-east-1:0123456789abcdef0123456789abcdef",
            "us-east-1:1", "us-east-1:01234567-89ab-cdef-0123-456789abcdef", "eu-west-1:01234567-89ab-cdef-0123-456789abcdef",
        ];

        IReadOnlyList<PSObject> removed = _session.Run($"$input | Remove-CIIdentity -Force -PassThru {Keys} -EndpointUrl {server.Url}", ids);

        Assert.Equal([ids[0], ids[1], ids[2], ids[5]], removed.Select(id => id.BaseObject));
    }

    [Fact]
    public void An_identity_that_is_denied_may_be_another_regions()
    {
        using var server = new ScriptedServer(Unprocessed("AccessDenied", "us-east-1:1"));

        Outcome outcome = _session.Invoke($"{Ids(1)} | Remove-CIIdentity -Force -Region eu-west-1 {Keys} -EndpointUrl {server.Url}");

        Assert.Contains("-Region", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>The first request gets no response, the repeated one gets this response, and lookups get the given one.</summary>
    private static Func<ReceivedRequest, Reply> AfterALostAnswer(Reply answer, Func<string, Reply> description)
    {
        int deletions = 0;
        return request => request.Operation == "DescribeIdentity" ? description(Described(request))
            : Interlocked.Increment(ref deletions) == 1 ? Reply.Reset
            : answer;
    }
}
