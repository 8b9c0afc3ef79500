using CognitoIdentity.Client;
using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Getting the account of the credentials from STS.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class AccountTests
{
    private const string Secret = "the-secret-key";

    private readonly ClientFactory _factory = new();

    [Fact]
    public async Task The_account_is_asked_for_once_for_the_same_keys()
    {
        await using var server = new ScriptedServer(Sts.Caller("123456789012"), Sts.Caller("210987654321"));

        Assert.Equal("123456789012", await Connection(server, "AKIDONCE").GetAccountIdAsync(Token));
        Assert.Equal("123456789012", await Connection(server, "AKIDONCE").GetAccountIdAsync(Token));
        Assert.Equal("210987654321", await Connection(server, "AKIDTWICE").GetAccountIdAsync(Token));

        Assert.Equal(2, server.Requests.Count);
        Assert.Contains("Action=GetCallerIdentity", server.Requests[0].Text, StringComparison.Ordinal);
        Assert.Matches($"Credential=AKIDONCE/[0-9]{{8}}/{Region}/sts/aws4_request", server.Requests[0].Header("Authorization"));
    }

    [Fact]
    public async Task The_same_keys_elsewhere_are_asked_about_again()
    {
        await using var one = new ScriptedServer(Sts.Caller("111111111111"));
        await using var two = new ScriptedServer(Sts.Caller("222222222222"));

        Assert.Equal("111111111111", await Connection(one, "AKIDELSEWHERE").GetAccountIdAsync(Token));
        Assert.Equal("222222222222", await Connection(two, "AKIDELSEWHERE").GetAccountIdAsync(Token));
    }

    [Fact]
    public async Task Where_AWS_is_called_STS_is_too_at_its_own_address()
    {
        await using var sts = new ScriptedServer(Sts.Caller("123456789012"));
        using var environment = new EnvironmentScope { ["AWS_ENDPOINT_URL_STS"] = sts.Url };

        IServiceConnection connection = Connect(new ClientOptions { Region = Region, Credential = new AwsKeys("AKIDAWS", Secret, "a-session-token") });

        Assert.Equal("123456789012", await connection.GetAccountIdAsync(Token));
        Assert.Equal("a-session-token", sts.Requests[0].Header("x-amz-security-token"));
    }

    [Fact]
    public async Task A_refusal_is_a_clear_error_and_is_not_remembered()
    {
        await using var server = new ScriptedServer(
            Sts.Error("InvalidClientTokenId", "The security token included in the request is invalid.", 403),
            Sts.Caller("123456789012"));
        IServiceConnection connection = Connection(server, "AKIDREFUSED");

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => connection.GetAccountIdAsync(Token));

        Assert.Equal("InvalidClientTokenId", error.Code);
        Assert.Equal("The security token included in the request is invalid.", error.Message);
        Assert.Equal("GetCallerIdentity", error.Operation);
        Assert.Equal("sts-request", error.RequestId);
        Assert.Equal(403, error.StatusCode);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        Assert.Equal("123456789012", await connection.GetAccountIdAsync(Token));
    }

    [Theory]
    [InlineData("HTTP/1.1 500 Broken\r\nContent-Length: 13\r\n\r\n<html></html>", "", "ResponseInvalid")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>", "", "ResponseInvalid")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nnot XML.", "", "ResponseInvalid")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<Get", "closes", "ConnectionFailed")]
    [InlineData("", "closes", "ConnectionFailed")]
    [InlineData("", "stays silent", "RequestTimedOut")]
    public async Task No_proper_answer_is_a_clear_error(string answer, string then, string code)
    {
        using var environment = new EnvironmentScope { ["AWS_MAX_ATTEMPTS"] = "1" };
        await using var server = new ScriptedServer(Reply.Raw(answer, closes: then == "closes"));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => Connection(server, "AKIDNOANSWER").GetAccountIdAsync(Token));

        Assert.Equal("GetCallerIdentity", error.Operation);
        Assert.Equal(code, error.Code);
        Assert.Contains("STS", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_credentials_there_is_no_account()
    {
        await using var server = new ScriptedServer(Sts.Caller("123456789012"));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            Connect(new ClientOptions { Region = Region, EndpointUrl = server.Url }).GetAccountIdAsync(Token));

        Assert.Equal("CredentialsMissing", error.Code);
        Assert.Contains("GetCallerIdentity", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Cancelling_ends_the_question()
    {
        await using var server = new ScriptedServer(Reply.Silence);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        Task<string> call = Connection(server, "AKIDCANCELLED").GetAccountIdAsync(cancellation.Token);
        await server.ReceiveAsync(Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(10), Token));
    }

    private IServiceConnection Connection(ScriptedServer server, string accessKey) => Connect(
        new ClientOptions
        {
            Region = Region,
            EndpointUrl = server.Url,
            Credential = new AwsKeys(accessKey, Secret, null),
            Timeout = TimeSpan.FromSeconds(2),
        },
        _factory);
}
