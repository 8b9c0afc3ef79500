using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Credentials of a role from STS, for a web identity token.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class WebIdentityTests
{
    private const string TheToken = "the-token-of-the-tests";
    private const string Role = "arn:aws:iam::123456789012:role/app";

    [Fact]
    public async Task A_token_is_exchanged_with_an_unsigned_call_that_is_recorded()
    {
        await using var server = new ScriptedServer(Sts.Credentials("ASIA", "s", "t", "2030-01-01T00:00:00Z"));
        List<CallRecord> calls = [];

        Credentials credentials = await Connection(server, calls).AssumeRoleWithWebIdentityAsync(
            new WebIdentityRole(Role, "nightly", 900, "{}"), TheToken, Token);

        Assert.Equal(("ASIA", "s", "t"), (credentials.AccessKeyId, credentials.SecretKey, credentials.SessionToken));
        Assert.Equal(new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc), credentials.Expiration!.Value.ToUniversalTime());
        Assert.Equal(DateTimeKind.Local, credentials.Expiration.Value.Kind);
        Assert.Null(server.Requests[0].Header("Authorization"));
        Assert.All(
            ["Action=AssumeRoleWithWebIdentity", "RoleSessionName=nightly", "DurationSeconds=900", "Policy=%7B%7D", $"WebIdentityToken={TheToken}"],
            part => Assert.Contains(part, server.Requests[0].Text, StringComparison.Ordinal));
        CallRecord call = Assert.Single(calls);
        Assert.Equal(("AssumeRoleWithWebIdentity", Region, 1, "1", null), (call.Operation, call.Region, call.Attempts, call.RequestId, call.ErrorCode));
    }

    [Fact]
    public async Task A_refusal_is_a_clear_error_without_the_token()
    {
        await using var server = new ScriptedServer(Sts.Error("InvalidIdentityToken", "No OpenIDConnect provider found."));
        List<CallRecord> calls = [];

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => Connection(server, calls).AssumeRoleWithWebIdentityAsync(
            new WebIdentityRole(Role, "nightly", null, null), TheToken, Token));

        Assert.Equal(("InvalidIdentityToken", "AssumeRoleWithWebIdentity", "sts-request", 400), (error.Code, error.Operation, error.RequestId, error.StatusCode));
        Assert.False(error.IsRetryable);
        Assert.DoesNotContain(TheToken, error.ToString(), StringComparison.Ordinal);
        Assert.Equal("InvalidIdentityToken", Assert.Single(calls).ErrorCode);
        Assert.DoesNotContain("DurationSeconds", server.Requests[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<Assume")]
    [InlineData("")]
    public async Task An_answer_that_does_not_end_is_given_up(string answer)
    {
        using var environment = new EnvironmentScope { ["AWS_MAX_ATTEMPTS"] = "1" };
        await using var server = new ScriptedServer(Reply.Raw(answer));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => Connection(server, []).AssumeRoleWithWebIdentityAsync(
            new WebIdentityRole(Role, "nightly", null, null), TheToken, Token).WaitAsync(TimeSpan.FromSeconds(20), Token));

        Assert.Equal("RequestTimedOut", error.Code);
        Assert.Matches(@"^STS did not answer AssumeRoleWithWebIdentity within \d+\.\d seconds \(1 attempt\)\.$", error.Message);
        Assert.DoesNotContain(TheToken, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_any_length_is_read_no_further_than_a_limit()
    {
        string answer = $"HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n<Assume{new string(' ', 17 * 1024 * 1024)}";
        await using var server = new ScriptedServer(Reply.Raw(answer));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => AssumeRole(server.Url, TimeSpan.FromSeconds(20)));

        Assert.Equal("ResponseInvalid", error.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_answer_is_not_read_after_the_call_was_cancelled()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new ScriptedServer(Reply.Raw("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<Assume"));
        Task<Credentials> call = AssumeRole(server.Url, TimeSpan.FromSeconds(20), stop.Token);
        await server.ReceiveAsync(Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await server.ClosedAsync(Token);
    }

    [Fact]
    public async Task A_refusal_that_repeats_the_request_has_no_token_in_it()
    {
        await using var server = new ScriptedServer(Sts.Error("Invalid", $"Not {TheToken}."));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => AssumeRole(server.Url, TimeSpan.FromSeconds(20)));

        Assert.Equal("Not ***.", error.Message);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(502)]
    public async Task A_page_of_a_proxy_is_an_error_that_does_not_quote_it(int status)
    {
        using var environment = new EnvironmentScope { ["AWS_MAX_ATTEMPTS"] = "1" };
        await using var server = new ScriptedServer(Reply.With(status, $"<html>{TheToken}</html>", "Content-Type: text/html"));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => AssumeRole(server.Url, TimeSpan.FromSeconds(20)));

        Assert.Equal(("ResponseInvalid", status), (error.Code, error.StatusCode));
        Assert.DoesNotContain(TheToken, error.ToString(), StringComparison.Ordinal);
    }

    private static Task<Credentials> AssumeRole(string url, TimeSpan timeout, CancellationToken? cancellationToken = null) =>
        Connect(new ClientOptions { Region = Region, EndpointUrl = url, Timeout = timeout }).AssumeRoleWithWebIdentityAsync(
            new WebIdentityRole(Role, "nightly", null, null), TheToken, cancellationToken ?? Token);

    private static IServiceConnection Connection(ScriptedServer server, List<CallRecord> calls) => Connect(new ClientOptions
    {
        Region = Region,
        EndpointUrl = server.Url,
        Timeout = TimeSpan.FromSeconds(1),
        CallFinished = calls.Add,
    });
}
