using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Errors of the service, in all formats.</summary>
public sealed class ErrorTests
{
    private const string Text = "IdentityPool 'eu-west-1:x' not found.";

    [Theory]
    [InlineData("""{"__type":"ResourceNotFoundException","message":"IdentityPool 'eu-west-1:x' not found."}""", null)]
    [InlineData("""{"__type":"ResourceNotFoundException","Message":"IdentityPool 'eu-west-1:x' not found."}""", null)]
    [InlineData("""{"__type":"com.amazonaws.cognito.identity#ResourceNotFoundException","message":"IdentityPool 'eu-west-1:x' not found."}""", null)]
    [InlineData("""{"message":"IdentityPool 'eu-west-1:x' not found."}""", "ResourceNotFoundException")]
    [InlineData("""{"message":"IdentityPool 'eu-west-1:x' not found."}""", "ResourceNotFoundException:")]
    [InlineData("""{"Message":"IdentityPool 'eu-west-1:x' not found."}""", "ResourceNotFoundException:http://internal.amazon.com/coral/com.amazonaws/")]
    [InlineData("""{"message":"IdentityPool 'eu-west-1:x' not found."}""", "com.amazonaws.cognito#ResourceNotFoundException:http://x/")]
    [InlineData("""{"__type":"ResourceNotFoundException","message":"IdentityPool 'eu-west-1:x' not found."}""", "SomethingElse:")]
    [InlineData("""{"__type":"","message":"IdentityPool 'eu-west-1:x' not found."}""", "ResourceNotFoundException:")]
    [InlineData("""{"__type":"ResourceNotFoundException","message":"IdentityPool 'eu-west-1:x' not found.","Later":{"a":[1]}}""", null)]
    public async Task The_code_and_text_are_found_in_body_or_header(string body, string? header)
    {
        CognitoIdentityException error = await FailAsync(Reply.With(400, body, header is null ? "X-Other: 1" : "x-amzn-ErrorType: " + header));

        AssertNotFound(error, Text);
    }

    [Fact]
    public async Task The_text_may_be_in_a_header_only()
    {
        CognitoIdentityException error = await FailAsync(
            Reply.With(400, "{}", "x-amzn-ErrorType: ResourceNotFoundException:", "x-amzn-ErrorMessage: " + Text));

        AssertNotFound(error, Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html/>")]
    [InlineData("{\"message\":")]
    public async Task A_header_is_enough_when_the_body_says_nothing(string body)
    {
        CognitoIdentityException error = await FailAsync(
            Reply.With(400, body, "x-amzn-ErrorType: ResourceNotFoundException:", "x-amzn-ErrorMessage: " + Text));

        AssertNotFound(error, Text);
    }

    [Theory]
    [InlineData("""{"__type":"ResourceNotFoundException"}""")]
    [InlineData("""{"__type":"ResourceNotFoundException","message":null}""")]
    [InlineData("""{"__type":"ResourceNotFoundException","message":""}""")]
    public async Task An_error_without_text_has_its_code_for_a_text(string body) =>
        AssertNotFound(await FailAsync(Reply.With(400, body)), "ResourceNotFoundException");

    [Theory]
    [InlineData("ConcurrentModificationException", true)]
    [InlineData("DeveloperUserAlreadyRegisteredException", false)]
    [InlineData("ExternalServiceException", true)]
    [InlineData("InvalidIdentityPoolConfigurationException", false)]
    [InlineData("InvalidParameterException", false)]
    [InlineData("LimitExceededException", false)]
    [InlineData("NotAuthorizedException", false)]
    [InlineData("ResourceConflictException", false)]
    [InlineData("ResourceNotFoundException", false)]
    [InlineData("ValidationException", false)]
    [InlineData("AccessDeniedException", false)]
    [InlineData("UnrecognizedClientException", false)]
    [InlineData("InvalidSignatureException", false)]
    [InlineData("MissingAuthenticationTokenException", false)]
    [InlineData("SomethingNewException", false)]
    public async Task An_error_that_the_service_means_is_not_asked_for_again(string code, bool mayPass)
    {
        await using var server = new ScriptedServer(Reply.Error(code, "No."));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => ClientOf(server).SendAsync(AboutPool, Token));

        Assert.Equal(code, error.Code);
        Assert.Equal("No.", error.Message);
        Assert.Equal(mayPass, error.IsRetryable);
        Assert.Equal(1, error.Attempts);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("\\u001b[31mred", "\uFFFD[31mred")]
    [InlineData("\\u009b31mred", "\uFFFD31mred")]
    [InlineData("abc\\u202edef\\u200b", "abc\uFFFDdef\uFFFD")]
    [InlineData("first\\r\\nINFO second", "first INFO second")]
    public async Task Control_characters_in_the_service_s_texts_are_replaced(string message, string shown) =>
        Assert.Equal(shown, (await FailAsync(Reply.Error("NotAuthorizedException", message))).Message);

    [Theory]
    [InlineData("\\u001b[31mNotAuthorizedException")]
    [InlineData("Not Authorized")]
    [InlineData("\u0410ccessDenied")]
    public async Task An_invalid_error_code_is_ignored(string code) =>
        Assert.Equal("ResponseInvalid", (await FailAsync(Reply.Error(code))).Code);

    [Fact]
    public async Task An_error_that_repeats_a_login_has_no_token_in_it()
    {
        const string token = "1234567890-opaque-as-those-of-Twitter;and-its-secret-that-goes-with-it";
        await using var server = new ScriptedServer(Reply.Error("NotAuthorizedException", $"Invalid login token '{token}'."));
        var logins = new Dictionary<string, string> { ["api.twitter.com"] = token };
        ICognitoIdentityClient client = ClientOf(server);
        Task[] calls =
        [
            client.SendAsync(new GetIdRequest { IdentityPoolId = PoolId, Logins = logins }, Token),
            client.SendAsync(new GetCredentialsForIdentityRequest { IdentityId = PoolId, Logins = logins }, Token),
            client.SendAsync(new GetOpenIdTokenRequest { IdentityId = PoolId, Logins = logins }, Token),
            client.SendAsync(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = PoolId, Logins = logins }, Token),
            client.SendAsync(new UnlinkIdentityRequest { IdentityId = PoolId, Logins = logins }, Token),
        ];

        foreach (Task call in calls)
        {
            Assert.Equal("Invalid login token '***'.", (await Assert.ThrowsAsync<CognitoIdentityException>(() => call)).Message);
        }
    }

    [Fact]
    public async Task A_login_is_neither_a_code_nor_an_id()
    {
        const string token = "EAACEdEose0cBA1234567890abcdefghijklmnopqrst";
        await using var server = new ScriptedServer(Reply.With(400, $$"""{"__type":"{{token}}"}""", $"x-amzn-RequestId: {token}", $"Content-Type: {token}"));
        var request = new GetOpenIdTokenRequest { IdentityId = PoolId, Logins = new Dictionary<string, string> { ["graph.facebook.com"] = token } };

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => ClientOf(server).SendAsync(request, Token));

        Assert.Equal("ResponseInvalid", error.Code);
        Assert.Equal("***", error.RequestId);
        Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_says_which_request_it_was()
    {
        CognitoIdentityException error = await FailAsync(Reply.Error("NotAuthorizedException"));

        Assert.Equal("4f0c9a5e-0000-4000-8000-000000000001", error.RequestId);
        Assert.Equal("DescribeIdentityPool", error.Operation);
        Assert.Equal(400, error.StatusCode);
        Assert.Equal("NotAuthorized", error.ErrorId);
    }

    [Theory]
    [InlineData(400, "{}")]
    [InlineData(400, "")]
    [InlineData(403, "<html>Forbidden by the proxy</html>")]
    [InlineData(404, "Not found")]
    [InlineData(407, "")]
    [InlineData(400, "{\"__type\":7}")]
    [InlineData(400, "[]")]
    [InlineData(400, "{\"message\":\"a text but no code\"}")]
    public async Task An_error_from_another_server_is_not_an_answer(int status, string body)
    {
        CognitoIdentityException error = await FailAsync(Reply.With(status, body, "Content-Type: text/html"));

        Assert.Equal("ResponseInvalid", error.Code);
        Assert.Equal(status, error.StatusCode);
        Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsRetryable);
        Assert.Equal(1, error.Attempts);
    }

    [Fact]
    public async Task An_error_with_an_endless_body_is_cut_short()
    {
        string body = $$"""{"__type":"ResourceNotFoundException","message":"{{new string('x', 1 << 20)}}"}""";

        CognitoIdentityException error = await FailAsync(Reply.With(400, body, "x-amzn-ErrorType: ResourceNotFoundException:"));

        AssertNotFound(error, "ResourceNotFoundException");
    }

    private static async Task<CognitoIdentityException> FailAsync(Reply reply)
    {
        await using var server = new ScriptedServer(reply);
        return await Assert.ThrowsAsync<CognitoIdentityException>(() => ClientOf(server).SendAsync(AboutPool, Token));
    }

    private static void AssertNotFound(CognitoIdentityException error, string text)
    {
        Assert.Equal("ResourceNotFoundException", error.Code);
        Assert.Equal(text, error.Message);
        Assert.Equal(400, error.StatusCode);
    }
}
