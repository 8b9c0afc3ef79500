using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Cancellation, and the report about a finished call.</summary>
public sealed class CallTests
{
    private static readonly AwsKeys Secrets = new("AKIDVISIBLE", "the-secret-key", "the-session-token");

    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Identity", false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Identity", true)]
    [InlineData("HTTP/1.1 400 Bad\r\nContent-Length: 100\r\n\r\n{\"__type", false)]
    [InlineData("HTTP/1.1 400 Bad\r\nContent-Length: 100\r\n\r\n{\"__type", true)]
    public async Task Cancelling_ends_a_call_that_is_under_way(string answered, bool isBlocking)
    {
        List<CallRecord> records = [];
        await using var server = new ScriptedServer(answered.Length == 0 ? Reply.Silence : Reply.Raw(answered));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        ICognitoIdentityClient client = ClientOf(server.Url, callFinished: records.Add, isBlocking: isBlocking);

        Task<IdentityPool> call = Task.Run(() => client.SendAsync(AboutPool, cancellation.Token), Token);
        await server.ReceiveAsync(Token);
        Assert.False(call.IsCompleted);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(10), Token));
        Assert.Equal("OperationCanceledException", Assert.Single(records).ErrorCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Cancelling_ends_the_pause_before_the_next_attempt()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var server = new ScriptedServer(_ =>
        {
            cancellation.Cancel();
            return Reply.Error("TooManyRequestsException");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ClientOf(server).SendAsync(AboutPool, cancellation.Token));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_throttled_attempt_does_not_count_as_sent()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var server = new ScriptedServer(Reply.Error("TooManyRequestsException"), Reply.Silence);
        var request = new DeleteIdentitiesRequest { IdentityIdsToDelete = ["us-east-1:1"] };

        Task<DeleteIdentitiesResponse> call = ClientOf(server, Secrets).SendAsync(request, cancellation.Token);
        await server.ReceiveAsync(Token);
        await server.ReceiveAsync(Token);
        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAsync<CallCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(10), Token));
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(1, error.Attempts);
    }

    [Fact]
    public async Task A_cancelled_call_is_not_sent()
    {
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ClientOf(server).SendAsync(AboutPool, new CancellationToken(canceled: true)));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_call_that_succeeds_is_recorded()
    {
        List<CallRecord> records = [];
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));

        await ClientOf(server, Secrets, callFinished: records.Add).SendAsync(AboutPool, Token);

        CallRecord record = Assert.Single(records);
        Assert.Equal("DescribeIdentityPool", record.Operation);
        Assert.Equal(Region, record.Region);
        Assert.Equal(new Uri(server.Url), record.Endpoint);
        Assert.Equal(1, record.Attempts);
        Assert.Equal("4f0c9a5e-0000-4000-8000-000000000001", record.RequestId);
        Assert.Null(record.ErrorCode);
        Assert.True(record.Duration > TimeSpan.Zero);
        Assert.StartsWith($"DescribeIdentityPool in {Region} at {server.Url}: OK after ", record.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(" 1 attempt, request id 4f0c9a5e-0000-4000-8000-000000000001.", record.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_fails_is_recorded()
    {
        List<CallRecord> records = [];
        await using var server = new ScriptedServer(Reply.Error("NotAuthorizedException"));

        await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            ClientOf(server, Secrets, callFinished: records.Add).SendAsync(new GetOpenIdTokenRequest(), Token));

        CallRecord record = Assert.Single(records);
        Assert.Equal("GetOpenIdToken", record.Operation);
        Assert.Equal("NotAuthorizedException", record.ErrorCode);
        Assert.Equal(1, record.Attempts);
        Assert.Equal("4f0c9a5e-0000-4000-8000-000000000001", record.RequestId);
        Assert.Contains(": NotAuthorizedException after ", record.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_of_a_call_has_no_secret()
    {
        List<CallRecord> records = [];
        await using var server = new ScriptedServer(
            Reply.Json("""{"IdentityId":"us-east-1:1","Credentials":{"AccessKeyId":"ASIAX","SecretKey":"secret-out","SessionToken":"token-out","Expiration":4000000000}}"""),
            Reply.Json("""{"IdentityId":"us-east-1:1","Token":"token-out"}"""),
            Reply.With(400, """{"unexpected":"secret-out"}"""),
            Reply.Json("""{"Token":secret-out}"""),
            Reply.Json("""{"IdentityId":nope,"Token":"token-out"}"""));
        ICognitoIdentityClient client = ClientOf(server, Secrets, callFinished: records.Add);
        var login = new Dictionary<string, string> { ["accounts.google.com"] = "login-token" };

        GetCredentialsForIdentityResponse credentials =
            await client.SendAsync(new GetCredentialsForIdentityRequest { Logins = login }, Token);
        OpenIdToken token = await client.SendAsync(new GetOpenIdTokenForDeveloperIdentityRequest { Logins = login }, Token);
        var foreign = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            client.SendAsync(new GetOpenIdTokenForDeveloperIdentityRequest { Logins = login }, Token));
        var broken = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            client.SendAsync(new GetOpenIdTokenRequest { Logins = login }, Token));
        var brokenEarlier = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            client.SendAsync(new GetOpenIdTokenRequest { Logins = login }, Token));

        Assert.Equal("secret-out", credentials.Credentials!.SecretKey);
        Assert.Equal(5, records.Count);
        object[] shown = [.. records, credentials, credentials.Credentials, token, Secrets, foreign, broken, brokenEarlier];
        Assert.All(shown, item => Assert.DoesNotMatch("the-secret-key|the-session-token|secret-out|token-out|login-token", item.ToString()!));
    }
}
