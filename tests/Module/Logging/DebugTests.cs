namespace CognitoIdentity.ModuleTests.Logging;

/// <summary>-Debug shows what is sent and what is answered, and no secret.</summary>
public sealed class DebugTests : SessionTests
{
    [Fact]
    public void Each_attempt_is_a_request_and_an_answer()
    {
        using var server = new ScriptedServer(
            Reply.Error("InternalErrorException", status: 500), Reply.Json("""{"IdentityPools":[{"IdentityPoolId":"us-east-1:1","IdentityPoolName":"a"}]}"""));

        Outcome outcome = Invoke($"Get-CIIdentityPool -Debug -Region us-east-1 -AccessKey AK -SecretKey a-secret -EndpointUrl {server.Url}");

        Assert.Collection(
            outcome.Debug.Where(line => line.StartsWith("ListIdentityPools", StringComparison.Ordinal)),
            line => Assert.Equal($"ListIdentityPools, attempt 1: POST {server.Url}/ {{\"MaxResults\":60}}", line),
            line => Assert.StartsWith("ListIdentityPools, answer to attempt 1: HTTP 500 InternalErrorException: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("ListIdentityPools, attempt 2: POST ", line, StringComparison.Ordinal),
            line => Assert.Equal("ListIdentityPools, answer to attempt 2: HTTP 200 {\"IdentityPools\":[{\"IdentityPoolId\":\"us-east-1:1\",\"IdentityPoolName\":\"a\"}]}", line));
        Assert.DoesNotContain(outcome.Debug, line => line.Contains("a-secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Secrets_are_masked_by_their_names()
    {
        using var server = new ScriptedServer(request => Answers.To(request));

        Outcome outcome = Invoke(
            $"Get-CICredential us-east-1:1 -NoCache -Login @{{ 'a-provider' = 'short' }} -Debug -RoleArn arn:aws:iam::123456789012:role/a -Region us-east-1 -EndpointUrl {server.Url}");

        string text = string.Join('\n', outcome.Debug);
        Assert.Contains("\"Logins\":{\"a-provider\":\"***\"}", text, StringComparison.Ordinal);
        Assert.Contains("\"Token\":\"***\"", text, StringComparison.Ordinal);
        Assert.Contains("WebIdentityToken=***", text, StringComparison.Ordinal);
        Assert.Contains("<SecretAccessKey>***</SecretAccessKey>", text, StringComparison.Ordinal);
        Assert.Contains("<SessionToken>***</SessionToken>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("short", text, StringComparison.Ordinal);
        Assert.DoesNotContain("a-token", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_of_unknown_form_is_not_shown()
    {
        using var server = new ScriptedServer(Reply.With(200, "<html>a-page-with-a-secret</html>", "Content-Type: text/html"));

        Outcome outcome = Invoke($"Get-CIIdentityPool -Debug -Region us-east-1 -AccessKey AK -SecretKey SK -EndpointUrl {server.Url}");

        Assert.Contains(outcome.Debug, line => line.EndsWith("HTTP 200 (33 bytes, not shown)", StringComparison.Ordinal));
        Assert.DoesNotContain(outcome.Debug, line => line.Contains("a-page", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_debug_nothing_is_shown()
    {
        using var server = new ScriptedServer(Reply.Json("""{"IdentityPools":[]}"""));

        Assert.Empty(Invoke($"Get-CIIdentityPool -Verbose -Region us-east-1 -AccessKey AK -SecretKey SK -EndpointUrl {server.Url}").Debug);
    }
}
