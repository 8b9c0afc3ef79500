using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Which calls are retried, how often, and the error when all attempts fail.</summary>
public sealed class RetryTests : IClassFixture<GivenUpCalls>
{
    private readonly GivenUpCalls _calls;

    public RetryTests(GivenUpCalls calls)
    {
        _calls = calls;
    }

    [Theory]
    [InlineData("throttled", "TooManyRequestsException", 400, "Rate exceeded")]
    [InlineData("internal error", "InternalErrorException", 500, "Broken.")]
    [InlineData("500 in plain text", "ResponseInvalid", 500, "(HTTP 500)")]
    [InlineData("502 as a page", "ResponseInvalid", 502, "text/html")]
    [InlineData("503 without a body", "ResponseInvalid", 503, "(HTTP 503)")]
    public void An_answer_that_may_pass_is_asked_for_three_times(string call, string code, int status, string text)
    {
        GivenUp given = AssertThreeAttempts(call, code, text);

        Assert.Equal(status, given.Error.StatusCode);
        Assert.Equal(3, given.RequestsSeen);
    }

    [Theory]
    [InlineData("body cut off")]
    [InlineData("body cut off after valid JSON")]
    [InlineData("chunks cut off")]
    [InlineData("headers cut off")]
    [InlineData("closed")]
    [InlineData("reset")]
    [InlineData("half closed")]
    public void A_connection_broken_half_way_is_a_clear_error(string call)
    {
        GivenUp given = AssertThreeAttempts(call, "ConnectionFailed", "No connection to ");

        Assert.Contains(given.Url, given.Error.Message, StringComparison.Ordinal);
        Assert.Null(given.Error.StatusCode);
        Assert.Equal(3, given.RequestsSeen);
    }

    [Fact]
    public void A_port_without_a_listener_is_a_clear_error()
    {
        GivenUp given = AssertThreeAttempts("nobody listening", "ConnectionFailed", "refused");

        Assert.StartsWith($"No connection to {given.Url} (3 attempts, ", given.Error.Message, StringComparison.Ordinal);
        Assert.Null(given.Error.StatusCode);
    }

    [Theory]
    [InlineData("silence")]
    [InlineData("stalled body")]
    [InlineData("stalled error")]
    [InlineData("byte by byte")]
    public void No_complete_answer_in_time_is_a_clear_error(string call)
    {
        GivenUp given = AssertThreeAttempts(call, "RequestTimedOut", "did not answer DescribeIdentityPool within ");

        Assert.EndsWith(" seconds (3 attempts).", given.Error.Message, StringComparison.Ordinal);
        Assert.Contains(given.Url, given.Error.Message, StringComparison.Ordinal);
        Assert.Equal(3, given.RequestsSeen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Throttling_passes(bool isBlocking)
    {
        List<CallRecord> records = [];
        await using var server = new ScriptedServer(Reply.Error("TooManyRequestsException", "Rate exceeded"), Reply.Json(AnyAnswer));

        IdentityPool pool = await ClientOf(server.Url, callFinished: records.Add, isBlocking: isBlocking).SendAsync(AboutPool, Token);

        Assert.Equal("one", pool.IdentityPoolName);
        Assert.Equal(2, Assert.Single(records).Attempts);
        Assert.Null(records[0].ErrorCode);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests[0].Text, server.Requests[1].Text);
    }

    [Fact]
    public async Task A_broken_connection_is_replaced()
    {
        await using var server = new ScriptedServer(Reply.Reset, Reply.Json(AnyAnswer));

        Assert.Equal("one", (await ClientOf(server).SendAsync(AboutPool, Token)).IdentityPoolName);
    }

    [Fact]
    public async Task A_slow_attempt_is_followed_by_a_quick_one()
    {
        await using var server = new ScriptedServer(Reply.Silence, Reply.Json(AnyAnswer));
        ICognitoIdentityClient client = ClientOf(server, timeout: TimeSpan.FromSeconds(1));

        Assert.Equal("one", (await client.SendAsync(AboutPool, Token)).IdentityPoolName);
        Assert.Equal(2, server.Requests.Count);
    }

    private GivenUp AssertThreeAttempts(string call, string code, string text)
    {
        GivenUp[] both = [_calls.Get(call, isBlocking: false), _calls.Get(call, isBlocking: true)];
        Assert.All(both, given =>
        {
            Assert.Equal(code, given.Error.Code);
            Assert.Contains(text, given.Error.Message, StringComparison.Ordinal);
            Assert.Equal("DescribeIdentityPool", given.Error.Operation);
            Assert.True(given.Error.IsRetryable);
            Assert.Equal(3, given.Error.Attempts);
            Assert.Equal(3, given.Record.Attempts);
            Assert.Equal(code, given.Record.ErrorCode);
        });
        Assert.Equal(both[0].RequestsSeen, both[1].RequestsSeen);
        return both[1];
    }
}
