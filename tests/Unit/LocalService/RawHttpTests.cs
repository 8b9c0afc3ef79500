namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>HTTP, byte by byte.</summary>
public sealed class RawHttpTests : IClassFixture<RunningService>
{
    private const string Body = """{"MaxResults":1}""";
    private readonly RunningService _service;

    public RawHttpTests(RunningService service) => _service = service;

    [Theory]
    [InlineData("garbage\r\n\r\n")]
    [InlineData("POST / HTTP/2.0\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("POST  / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: 127.0.0.1\r\n bad: folded\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nNo colon\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nSpaced : x\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1,attacker.example\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1:80\r\nHost: attacker.example\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: localhost:1/elsewhere\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -4\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4x\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: gzip\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n\r\nabc")]
    [InlineData("POST http://[::/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n")]
    public async Task Invalid_HTTP_gets_a_JSON_error_and_the_connection_closes(string request)
    {
        string answer = await ExchangeAsync(request);

        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\n{\"__type\":\"BadRequestException\",\"message\":\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reason_phrases_are_the_standard_ones()
    {
        string answers = await ExchangeAsync(
            Request("127.0.0.1", "Content-Length: 16", Body)
            + "GET /elsewhere HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            + "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://attacker.example\r\n\r\n"
            + $"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1048577\r\n\r\n{new string(' ', 1_048_577)}");

        Assert.Equal(
            ["200 OK", "404 Not Found", "403 Forbidden", "413 Request Entity Too Large"],
            answers.Split("HTTP/1.1 ")[1..].Select(answer => answer.Split("\r\n")[0]));
    }

    [Fact]
    public async Task A_head_that_is_too_long_is_rejected_though_it_ends() => Assert.StartsWith(
        "HTTP/1.1 400 ",
        await ExchangeAsync($"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nLong: {new string('x', 70_000)}\r\n\r\n"),
        StringComparison.Ordinal);

    // With a backtracking pattern, either input took hours.
    [Theory]
    [InlineData("\0")]
    [InlineData("x")]
    public async Task A_header_full_of_blanks_holds_nothing_up(string end) => Assert.StartsWith(
        "HTTP/1.1 4",
        await ExchangeAsync($"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a{new string(' ', 60_000)}{end}\r\n\r\n"),
        StringComparison.Ordinal);

    [Fact]
    public async Task Bytes_that_are_not_HTTP_do_not_count_as_a_request()
    {
        long before = _service.Service.RequestCount;

        await ExchangeAsync("garbage\r\n\r\n");

        Assert.Equal(before, _service.Service.RequestCount);
    }

    [Fact]
    public async Task The_message_of_an_error_is_in_a_header_as_well() => Assert.Contains(
        "\r\nx-amzn-ErrorMessage: Missing Authentication Token\r\n",
        await ExchangeAsync("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Target: AWSCognitoIdentityService.ListIdentityPools\r\nContent-Length: 2\r\n\r\n{}"),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_connection_ends_when_the_client_says_so_among_other_things() => Assert.Contains(
        "Connection: close",
        await ExchangeAsync("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: TE, close\r\nContent-Length: 2\r\n\r\n{}"),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_head_without_end_is_rejected() => Assert.StartsWith(
        "HTTP/1.1 400 ",
        await ExchangeAsync("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nLong: " + new string('x', 200_000)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("10\r\n{\"MaxResults\":1}\r\n0\r\n\r\n")]
    [InlineData("8;name=value\r\n{\"MaxRes\r\n8\r\nults\":1}\r\n0\r\nTrailer: x\r\n\r\n")]
    public async Task A_body_may_come_in_chunks(string body) =>
        Assert.StartsWith("HTTP/1.1 200 ", await ExchangeAsync(Request("127.0.0.1", "Transfer-Encoding: chunked", body)), StringComparison.Ordinal);

    [Fact]
    public async Task Requests_may_come_all_at_once_and_are_answered_in_order()
    {
        string answers = await ExchangeAsync(
            Request("127.0.0.1", "Content-Length: 16", Body)
            + Request("127.0.0.1", "Content-Length: 2", "[]")
            + Request("127.0.0.1", "Content-Length: 16", Body));

        Assert.Equal(["200", "400", "200"], answers.Split("HTTP/1.1 ")[1..].Select(answer => answer[..3]));
    }

    [Fact]
    public async Task An_error_does_not_end_the_connection() =>
        Assert.DoesNotContain("Connection: close", await ExchangeAsync(Request("127.0.0.1", "Content-Length: 2", "[]")), StringComparison.Ordinal);

    [Fact]
    public async Task A_client_that_wants_to_end_the_connection_gets_its_way()
    {
        string answers = await ExchangeAsync(
            Request("127.0.0.1", "Connection: close\r\nContent-Length: 16", Body) + Request("127.0.0.1", "Content-Length: 16", Body));

        Assert.Equal(2, answers.Split("HTTP/1.1 ").Length);
    }

    [Fact]
    public async Task A_client_that_expects_100_continue_gets_it()
    {
        using RawClient client = await RawClient.ConnectAsync(_service.Service.Endpoint);

        await client.SendAsync(Request("127.0.0.1", "Expect: 100-continue\r\nContent-Length: 16", ""));
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", await client.ReadSomeAsync());

        await client.SendAsync(Body);
        Assert.StartsWith("HTTP/1.1 200 ", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_comes_byte_by_byte_is_answered()
    {
        using RawClient client = await RawClient.ConnectAsync(_service.Service.Endpoint);
        foreach (char c in Request("127.0.0.1", "Content-Length: 16", Body))
        {
            await client.SendAsync(c.ToString());
        }

        Assert.StartsWith("HTTP/1.1 200 ", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_serves_many_requests()
    {
        using RawClient client = await RawClient.ConnectAsync(_service.Service.Endpoint);
        string request = Request("127.0.0.1", "Content-Length: 16", Body);

        await client.SendAsync(request);
        Assert.StartsWith("HTTP/1.1 200 ", await client.ReadSomeAsync(), StringComparison.Ordinal);

        await client.SendAsync(request);
        Assert.StartsWith("HTTP/1.1 200 ", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_with_a_foreign_host_is_rejected_and_not_counted()
    {
        using RunningService service = new();

        string rejected = await RawClient.ExchangeAsync(service.Service.Endpoint, Request("attacker.example", "Content-Length: 16", Body));
        Assert.StartsWith("HTTP/1.1 400 ", rejected, StringComparison.Ordinal);
        Assert.Equal(0, service.Service.RequestCount);

        string answered = await RawClient.ExchangeAsync(service.Service.Endpoint, Request("127.0.0.1", "Content-Length: 16", Body));
        Assert.StartsWith("HTTP/1.1 200 ", answered, StringComparison.Ordinal);
        Assert.Equal(1, service.Service.RequestCount);
    }

    private static string Request(string host, string length, string body) =>
        $"POST / HTTP/1.1\r\nHost: {host}\r\nX-Amz-Target: AWSCognitoIdentityService.ListIdentityPools\r\n"
        + $"Authorization: {RunningService.Authorization()}\r\n{length}\r\n\r\n{body}";

    private Task<string> ExchangeAsync(string request) => RawClient.ExchangeAsync(_service.Service.Endpoint, request);
}
