using System.Text;
using System.Text.RegularExpressions;
using CognitoIdentity.Api;
using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Valid responses of all shapes, and invalid ones.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData("1493729863", 0)]
    [InlineData("1493729863.0", 0)]
    [InlineData("1493729863.123", 1_230_000)]
    [InlineData("1493729863.1234567", 1_234_567)]
    [InlineData("1493729863.123456789", 1_234_567)]
    [InlineData("1.493729863123E9", 1_230_000)]
    [InlineData("1.493729863E9", 0)]
    public async Task A_time_is_local_and_exact_to_the_tick(string seconds, long ticks)
    {
        await using var server = new ScriptedServer(Reply.Json($$"""{"IdentityId":"{{PoolId}}","CreationDate":{{seconds}}}"""));

        IdentityDescription identity = await ClientOf(server).SendAsync(new DescribeIdentityRequest(), Token);

        Assert.Equal(DateTimeKind.Local, identity.CreationDate!.Value.Kind);
        Assert.Equal(new DateTime(2017, 5, 2, 12, 57, 43, DateTimeKind.Utc).AddTicks(ticks), identity.CreationDate.Value.ToUniversalTime());
        Assert.Null(identity.LastModifiedDate);
    }

    [Theory]
    [InlineData("-1.5", -15_000_000)]
    [InlineData("0", 0)]
    public async Task A_time_may_lie_before_1970(string seconds, long ticks)
    {
        await using var server = new ScriptedServer(Reply.Json($$"""{"IdentityId":"{{PoolId}}","CreationDate":{{seconds}}}"""));

        IdentityDescription identity = await ClientOf(server).SendAsync(new DescribeIdentityRequest(), Token);

        Assert.Equal(DateTime.UnixEpoch.AddTicks(ticks), identity.CreationDate!.Value.ToUniversalTime());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("null, \"LastModifiedDate\": null")]
    public async Task A_time_may_be_null(string value)
    {
        await using var server = new ScriptedServer(Reply.Json($$"""{"IdentityId":"{{PoolId}}","CreationDate":{{value}}}"""));

        Assert.Null((await ClientOf(server).SendAsync(new DescribeIdentityRequest(), Token)).CreationDate);
    }

    [Theory]
    [InlineData("\"2017-05-02T12:57:43Z\"")]
    [InlineData("\"1493729863\"")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("1e30")]
    [InlineData("1e400")]
    [InlineData("-1e12")]
    [InlineData("9223372036854775807")]
    public async Task An_invalid_time_makes_an_answer_invalid(string value)
    {
        await using var server = new ScriptedServer(Reply.Json($$"""{"IdentityId":"{{PoolId}}","CreationDate":{{value}}}"""));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            ClientOf(server).SendAsync(new DescribeIdentityRequest(), Token));

        AssertInvalid(error, "DescribeIdentity");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"IdentityPoolId\":\"eu-we")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"IdentityPoolId\":7}")]
    [InlineData("{\"AllowClassicFlow\":\"yes\"}")]
    [InlineData("{\"SamlProviderARNs\":{}}")]
    [InlineData("{} {}")]
    [InlineData("<html>Sign in</html>")]
    [InlineData(" ")]
    public async Task Other_JSON_is_not_an_answer_and_is_requested_once(string body)
    {
        await using var server = new ScriptedServer(Reply.Json(body));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => ClientOf(server).SendAsync(AboutPool, Token));

        AssertInvalid(error, "DescribeIdentityPool");
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n19\r\n{\"IdentityId\":\"eu-west-1:\r\n3\r\n1\"}\r\n0\r\n\r\n", false)]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"IdentityId\":\"eu-west-1:1\"}", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 30\r\nContent-Type: text/plain\r\n\r\n\n{ \"IdentityId\":\"eu-west-1:1\"}", false)]
    public async Task An_answer_may_come_in_any_wrapping(string answer, bool closes)
    {
        await using var server = new ScriptedServer(Reply.Raw(answer, closes));

        Assert.Equal("eu-west-1:1", (await ClientOf(server).SendAsync(new DescribeIdentityRequest(), Token)).IdentityId);
    }

    [Fact]
    public async Task A_long_answer_is_read_to_its_end()
    {
        string pools = string.Join(',', Enumerable.Range(0, 5000).Select(i => $$"""{"IdentityPoolId":"eu-west-1:{{i:x}}","IdentityPoolName":"Pöol {{i}}"}"""));
        await using var server = new ScriptedServer(Reply.Json($$"""{"IdentityPools":[{{pools}}]}"""));

        ListIdentityPoolsResponse page = await ClientOf(server).SendAsync(new ListIdentityPoolsRequest(), Token);

        Assert.Equal(5000, page.IdentityPools!.Length);
        Assert.Equal("Pöol 4999", page.IdentityPools[^1].IdentityPoolName);
    }

    [Theory]
    [InlineData("Content-Length: 104857600\r\n\r\n")]
    [InlineData("Connection: close\r\n\r\n")]
    public async Task An_answer_without_end_is_read_no_further_than_the_service_ever_writes(string head)
    {
        byte[] answer = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{head}{{\"Tags\":{{\"a\":\""), .. Enumerable.Repeat((byte)'x', 17 * 1024 * 1024)];
        await using var server = new ScriptedServer(new Reply(answer, Closes: true));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            ClientOf(server).SendAsync(new ListTagsForResourceRequest(), Token));
        var errorWithoutOutput = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            ClientOf(server).SendAsync(new TagResourceRequest(), Token));

        Assert.Equal(
            $"The answer from {server.Url} to ListTagsForResource (HTTP 200) is not a valid answer of this service: it has more than 16 MB.", error.Message);
        Assert.Equal(("ResponseInvalid", "ListTagsForResource", 1), (error.Code, error.Operation, error.Attempts));
        Assert.Equal(("ResponseInvalid", "TagResource", 1), (errorWithoutOutput.Code, errorWithoutOutput.Operation, errorWithoutOutput.Attempts));
    }

    [Fact]
    public async Task The_region_worked_out_from_an_id_is_never_sent()
    {
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));
        var pool = new UpdateIdentityPoolRequest { IdentityPoolId = PoolId };

        await ClientOf(server).SendAsync(pool, Token);

        Assert.Equal($$"""{"IdentityPoolId":"{{PoolId}}"}""", server.Requests[0].Text);
    }

    [Fact]
    public async Task An_empty_value_is_sent_as_empty()
    {
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));

        await ClientOf(server).SendAsync(
            new UpdateIdentityPoolRequest { SamlProviderARNs = [], IdentityPoolTags = new Dictionary<string, string>(), DeveloperProviderName = "" }, Token);

        Assert.Equal("""{"DeveloperProviderName":"","SamlProviderARNs":[],"IdentityPoolTags":{}}""", server.Requests[0].Text);
    }

    [Fact]
    public async Task One_client_serves_many_calls_at_once()
    {
        await using var server = new ScriptedServer(request => Reply.Json(request.Text));
        ICognitoIdentityClient client = ClientOf(server);

        IdentityDescription[] identities = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            client.SendAsync(new DescribeIdentityRequest { IdentityId = $"{Region}:{i}" }, Token)));

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{Region}:{i}"), identities.Select(identity => identity.IdentityId));
    }

    private static void AssertInvalid(CognitoIdentityException error, string operation)
    {
        Assert.Equal("ResponseInvalid", error.Code);
        Assert.Equal(operation, error.Operation);
        Assert.Equal(200, error.StatusCode);
        Assert.Equal("4f0c9a5e-0000-4000-8000-000000000001", error.RequestId);
        Assert.False(error.IsRetryable);
        Assert.Equal(1, error.Attempts);
    }

    [Theory]
    [InlineData("""{"IdentityId":"eu-west-1:1\nidentity-id=evil"}""", "IdentityId")]
    [InlineData("""{"IdentityId":"##[set-output name=identity-id]evil"}""", "IdentityId")]
    [InlineData("""{"IdentityId":"##vso[task.setvariable variable=PATH]evil"}""", "IdentityId")]
    [InlineData("""{"IdentityId":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl"}""", "IdentityId")]
    [InlineData("""{"IdentityId":"eu-west-1:1","Logins":["accounts.google.com\n::stop-commands::x"]}""", "Logins")]
    public async Task Invalid_ids_and_names_make_an_answer_invalid(string json, string member)
    {
        await using var server = new ScriptedServer(Reply.Json(json));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            ClientOf(server).SendAsync(new DescribeIdentityRequest { IdentityId = "eu-west-1:1" }, Token));

        Assert.Equal("ResponseInvalid", error.Code);
        Assert.EndsWith($"its {member} has the wrong format.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotMatch("evil|##|eyJ", error.ToString());
    }

    [Theory]
    [InlineData("pool", """{"IdentityPoolId":"evil\n","IdentityPoolName":"a","AllowUnauthenticatedIdentities":false}""", "IdentityPoolId")]
    [InlineData("pool", """{"IdentityPoolId":"eu-west-1:1","IdentityPoolName":"a\nevil","AllowUnauthenticatedIdentities":false}""", "IdentityPoolName")]
    [InlineData("pool", """{"IdentityPoolId":"eu-west-1:1","IdentityPoolName":"a","AllowUnauthenticatedIdentities":false,"OpenIdConnectProviderARNs":["arn:aws:iam::1:oidc-provider/x\nevil"]}""", "OpenIdConnectProviderARNs")]
    [InlineData("pool", """{"IdentityPoolId":"eu-west-1:1","IdentityPoolName":"a","AllowUnauthenticatedIdentities":false,"SupportedLoginProviders":{"evil\n":"x"}}""", "SupportedLoginProviders")]
    [InlineData("roles", """{"IdentityPoolId":"eu-west-1:1","Roles":{"authenticated":"arn:aws:iam::123456789012:role/a\nevil"}}""", "Roles")]
    [InlineData("credentials", """{"IdentityId":"eu-west-1:1","Credentials":{"AccessKeyId":"AK\nevil","SecretKey":"SK","SessionToken":"T","Expiration":4102444800}}""", "AccessKeyId")]
    [InlineData("credentials", """{"IdentityId":"eu-west-1:1","Credentials":{"AccessKeyId":"AK","SecretKey":"SK\nevil","SessionToken":"T","Expiration":4102444800}}""", "SecretKey")]
    [InlineData("credentials", """{"IdentityId":"eu-west-1:1","Credentials":{"AccessKeyId":"AK","SecretKey":"SK","SessionToken":"T\nevil","Expiration":4102444800}}""", "SessionToken")]
    [InlineData("token", """{"IdentityId":"eu-west-1:1","Token":"a.b.c\nevil"}""", "Token")]
    public async Task An_answer_with_a_malformed_name_ARN_key_or_token_is_invalid(string about, string json, string member)
    {
        await using var server = new ScriptedServer(Reply.Json(json));
        ICognitoIdentityClient client = ClientOf(server);

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(async () =>
        {
            switch (about)
            {
                case "pool":
                    await client.SendAsync(new DescribeIdentityPoolRequest { IdentityPoolId = "eu-west-1:1" }, Token);
                    break;
                case "roles":
                    await client.SendAsync(new GetIdentityPoolRolesRequest { IdentityPoolId = "eu-west-1:1" }, Token);
                    break;
                case "credentials":
                    await client.SendAsync(new GetCredentialsForIdentityRequest { IdentityId = "eu-west-1:1" }, Token);
                    break;
                default:
                    await client.SendAsync(new GetOpenIdTokenRequest { IdentityId = "eu-west-1:1" }, Token);
                    break;
            }
        });

        Assert.Equal("ResponseInvalid", error.Code);
        Assert.EndsWith($"its {member} has the wrong format.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-east-1:01234567-89ab-cdef-0123-456789abcdef", true)]
    [InlineData("a_B-9:0-f", true)]
    [InlineData("us-east-1:", false)]
    [InlineData(":0", false)]
    [InlineData("us-east-1:0\n", false)]
    [InlineData("us-east-1:0:0", false)]
    [InlineData("us east:0", false)]
    [InlineData("us-east-1:A", false)]
    [InlineData("\u0660:0", false)]
    public void The_form_of_an_id_matches_the_service_s_pattern(string text, bool isId)
    {
        Assert.Equal(isId, Regex.IsMatch(text, $@"\A(?:{Shapes.IdentityId.Pattern})\z", RegexOptions.ECMAScript));
        Assert.Equal(isId, Shapes.IdentityId.AllowsForm(text));
    }
}
