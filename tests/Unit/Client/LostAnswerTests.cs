using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Requests that are not repeated after a lost answer, and those that then count as done.</summary>
public sealed class LostAnswerTests
{
    private static readonly Reply NotFound = Reply.Error("ResourceNotFoundException", "Not there.");

    private static readonly Dictionary<string, Reply> Lost = new()
    {
        ["reset"] = Reply.Reset,
        ["closed"] = Reply.Close,
        ["body cut off"] = Reply.Raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"IdentityPoolId\":\"eu-we", closes: true),
        ["gateway gave up"] = Reply.With(504, "<html>Gateway Timeout</html>", "Content-Type: text/html"),
    };

    public static TheoryData<string> Ways => [.. Lost.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_pool_is_not_created_twice(string way)
    {
        await using var server = new ScriptedServer(Lost[way], Reply.Json(AnyAnswer));

        CognitoIdentityException error = await Assert.ThrowsAsync<CognitoIdentityException>(() => Create(ClientOf(server)));

        Assert.Equal("IdentityPoolCreationUnclear", error.ErrorId);
        Assert.Contains("The pool 'shop' may have been created", error.Message, StringComparison.Ordinal);
        Assert.Equal("Check whether the pool exists before you create it again: Get-CIIdentityPool -Name 'shop'", error.Remedy);
        Assert.False(error.IsRetryable);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_creation_is_not_repeated_after_a_time_out()
    {
        await using var server = new ScriptedServer(Reply.Silence);

        CognitoIdentityException error =
            await Assert.ThrowsAsync<CognitoIdentityException>(() => Create(ClientOf(server, timeout: TimeSpan.FromMilliseconds(500))));

        Assert.Equal("IdentityPoolCreationUnclear", error.ErrorId);
        Assert.Contains("did not answer CreateIdentityPool within ", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("{\"IdentityPoolId\":")]
    [InlineData("{}")]
    public async Task Nor_when_the_answer_can_not_be_read(string answer)
    {
        await using var server = new ScriptedServer(Reply.Json(answer), Reply.Json(AnyAnswer));

        CognitoIdentityException error = await Assert.ThrowsAsync<CognitoIdentityException>(() => Create(ClientOf(server)));

        Assert.Equal("IdentityPoolCreationUnclear", error.ErrorId);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("TooManyRequestsException", 400)]
    [InlineData("InternalErrorException", 500)]
    public async Task A_refused_request_is_sent_again(string code, int status)
    {
        await using var server = new ScriptedServer(Reply.Error(code, status: status), Reply.Json(AnyAnswer));

        Assert.Equal("one", (await Create(ClientOf(server))).IdentityPoolName);

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Where_no_connection_was_made_nothing_is_in_doubt()
    {
        string url = $"http://127.0.0.1:{RawServer.UnusedPort()}";

        CognitoIdentityException error = await Assert.ThrowsAsync<CognitoIdentityException>(() => Create(ClientOf(url)));

        Assert.Equal("ConnectionFailed", error.ErrorId);
        Assert.True(error.IsRetryable);
        Assert.Equal(3, error.Attempts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handshake_that_fails_is_repeated_because_nothing_was_sent(bool isBlocking)
    {
        await using RawServer server = RawServer.Closing();
        IServiceConnection connection = Connect(new ClientOptions { Region = Region, EndpointUrl = $"https://127.0.0.1:{server.Port}", Credential = Keys });

        CognitoIdentityException error =
            await Assert.ThrowsAsync<CognitoIdentityException>(() => Create(isBlocking ? connection.BlockingClient : connection.ConcurrentClient));

        Assert.Equal("ConnectionFailed", error.ErrorId);
        Assert.Equal(3, error.Attempts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_that_is_not_made_in_time_is_repeated(bool isBlocking)
    {
        await using RawServer hole = RawServer.BlackHole();

        CognitoIdentityException error =
            await Assert.ThrowsAsync<CognitoIdentityException>(() => Create(ClientOf(hole.Url, timeout: TimeSpan.FromSeconds(4.5), isBlocking: isBlocking)));

        Assert.Equal("ConnectionFailed", error.ErrorId);
        Assert.True(error.IsRetryable);
        Assert.Equal(3, error.Attempts);
    }

    [Fact]
    public async Task A_guest_is_not_made_twice()
    {
        await using var server = new ScriptedServer(Reply.Reset, Reply.Json(AnyAnswer));

        CognitoIdentityException error = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            ClientOf(server).SendAsync(new GetIdRequest { IdentityPoolId = PoolId, Logins = new Dictionary<string, string>() }, Token));

        Assert.Equal("GuestCreationUnclear", error.ErrorId);
        Assert.Contains(PoolId, error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_identity_of_a_login_is_asked_for_again()
    {
        await using var server = new ScriptedServer(Reply.Reset, Reply.Json(AnyAnswer));
        var request = new GetIdRequest { IdentityPoolId = PoolId, Logins = new Dictionary<string, string> { ["accounts.google.com"] = "token" } };

        Assert.Equal(PoolId, (await ClientOf(server).SendAsync(request, Token)).IdentityId);
    }

    [Fact]
    public async Task Logins_are_not_unlinked_twice()
    {
        await using var server = new ScriptedServer(Reply.Reset, Reply.Error("NotAuthorizedException"));

        CognitoIdentityException error = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            ClientOf(server).SendAsync(new UnlinkIdentityRequest { IdentityId = PoolId }, Token));

        Assert.Equal("LoginRemovalUnclear", error.ErrorId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_resource_that_is_missing_after_a_lost_answer_was_removed()
    {
        await using var pools = new ScriptedServer(Reply.Reset, NotFound);
        await using var users = new ScriptedServer(Reply.Reset, NotFound);

        await ClientOf(pools).SendAsync(new DeleteIdentityPoolRequest { IdentityPoolId = PoolId }, Token);
        await ClientOf(users).SendAsync(new UnlinkDeveloperIdentityRequest { IdentityPoolId = PoolId }, Token);

        Assert.Equal(2, pools.Requests.Count);
        Assert.Equal(2, users.Requests.Count);
    }

    [Fact]
    public async Task A_pool_that_is_missing_after_an_error_answer_is_an_error()
    {
        await using var server = new ScriptedServer(Reply.Error("InternalErrorException", status: 500), NotFound);

        CognitoIdentityException error = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            ClientOf(server).SendAsync(new DeleteIdentityPoolRequest { IdentityPoolId = PoolId }, Token));

        Assert.Equal("ResourceNotFound", error.ErrorId);
    }

    private static Task<IdentityPool> Create(ICognitoIdentityClient client) =>
        client.SendAsync(new CreateIdentityPoolRequest { IdentityPoolName = "shop" }, Token);
}
