using System.Text;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class MalformedRequestTests : IClassFixture<RunningService>
{
    private readonly RunningService _service;

    public MalformedRequestTests(RunningService service) => _service = service;

    [Theory]
    [InlineData("""{"IdentityPoolName":5,"AllowUnauthenticatedIdentities":true}""", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("""{"IdentityPoolName":true,"AllowUnauthenticatedIdentities":true}""", "TRUE_VALUE can not be converted to a String")]
    [InlineData("""{"IdentityPoolName":"p","AllowUnauthenticatedIdentities":"yes"}""", "STRING_VALUE can not be converted to a Boolean")]
    [InlineData("""{"IdentityPoolName":"p","AllowUnauthenticatedIdentities":1}""", "NUMBER_VALUE can not be converted to a Boolean")]
    [InlineData("""{"IdentityPoolName":["p"],"AllowUnauthenticatedIdentities":true}""", "Start of list found where not expected.")]
    [InlineData("""{"IdentityPoolName":{},"AllowUnauthenticatedIdentities":true}""", "Start of structure or map found where not expected.")]
    [InlineData("""{"IdentityPoolName":"p","AllowUnauthenticatedIdentities":true,"SamlProviderARNs":"a"}""", "STRING_VALUE can not be converted to a List")]
    [InlineData("""{"IdentityPoolName":"p","AllowUnauthenticatedIdentities":true,"SamlProviderARNs":[1]}""", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("""{"IdentityPoolName":"p","AllowUnauthenticatedIdentities":true,"IdentityPoolTags":[]}""", "Start of list found where not expected.")]
    [InlineData("""{"IdentityPoolName":"p","AllowUnauthenticatedIdentities":true,"IdentityPoolTags":{"":1}}""", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("""{"IdentityPoolName":"a/b","AllowUnauthenticatedIdentities":1}""", "NUMBER_VALUE can not be converted to a Boolean")]
    [InlineData("""{"IdentityPoolName":"p","CognitoIdentityProviders":["x"]}""", "STRING_VALUE can not be converted to a Map or Structure")]
    public async Task A_value_of_another_type_is_rejected(string input, string message)
    {
        Answer answer = await _service.CallAsync("CreateIdentityPool", input);

        Assert.Equal(message, answer.Failed("SerializationException"));
    }

    [Theory]
    [InlineData("\"5\"", "STRING_VALUE can not be converted to an Integer")]
    [InlineData("5.5", "NUMBER_VALUE can not be converted to an Integer")]
    [InlineData("99999999999", "NUMBER_VALUE can not be converted to an Integer")]
    public async Task A_number_must_be_an_integer_of_32_bits(string size, string message)
    {
        Answer answer = await _service.CallAsync("ListIdentityPools", $$"""{"MaxResults":{{size}}}""");

        Assert.Equal(message, answer.Failed("SerializationException"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"MaxResults":1}}""")]
    [InlineData("""{"MaxResults":1,}""")]
    [InlineData("{'MaxResults':1}")]
    [InlineData("not json")]
    [InlineData("\"\\ud800\"")]
    [InlineData("""{"NextToken":"\ud800","MaxResults":1}""")]
    [InlineData("""{"\udc00":1,"MaxResults":1}""")]
    public async Task Text_that_is_not_JSON_is_rejected(string body)
    {
        Answer answer = await _service.CallAsync("ListIdentityPools", body);

        Assert.Equal("The body is not valid JSON.", answer.Failed("SerializationException"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("null")]
    public async Task Json_that_is_not_an_object_is_rejected(string body)
    {
        Answer answer = await _service.CallAsync("ListIdentityPools", body);

        Assert.Equal("The body is not a JSON object.", answer.Failed("SerializationException"));
    }

    [Fact]
    public async Task Json_that_is_nested_too_deeply_is_rejected()
    {
        Answer answer = await _service.CallAsync("ListIdentityPools", $$"""{"Deep":{{new string('[', 100_000)}}}""");

        answer.Failed("SerializationException");
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_rejected()
    {
        HttpRequestMessage request = RunningService.Request("ListIdentityPools", "", RunningService.Authorization());
        request.Content = new ByteArrayContent([.. "{\"MaxResults\":1,\"NextToken\":\""u8, 0xFF, 0xC0, .. "\"}"u8]);

        (await _service.SendAsync(request)).Failed("SerializationException");
    }

    [Fact]
    public async Task An_empty_body_is_an_input_without_members()
    {
        Answer answer = await _service.CallAsync("ListIdentityPools", "");

        Assert.Contains("'maxResults' failed to satisfy constraint: Member must not be null", answer.Failed("ValidationException"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_of_two_members_with_the_same_name_counts()
    {
        (await _service.CallAsync("ListIdentityPools", """{"MaxResults":0,"MaxResults":5}""")).Succeeded();
    }

    [Fact]
    public async Task A_duplicate_member_with_different_types_is_rejected()
    {
        (await _service.CallAsync("ListIdentityPools", """{"MaxResults":"x","MaxResults":5}""")).Failed("SerializationException");
    }

    [Theory]
    [InlineData("NoSuchOperation")]
    [InlineData("createidentitypool")]
    [InlineData("")]
    public async Task An_operation_that_does_not_exist_is_rejected(string operation)
    {
        Answer answer = await _service.CallAsync(operation, "{}");

        answer.Failed("UnknownOperationException");
    }

    [Fact]
    public async Task An_operation_of_another_service_is_rejected()
    {
        HttpRequestMessage request = RunningService.Request("ListIdentityPools", """{"MaxResults":1}""", RunningService.Authorization());
        request.Headers.Remove("X-Amz-Target");
        request.Headers.Add("X-Amz-Target", "AWSCognitoIdentityProviderService.ListIdentityPools");

        (await _service.SendAsync(request)).Failed("UnknownOperationException");
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("PUT", "/")]
    [InlineData("OPTIONS", "/")]
    [InlineData("POST", "/somewhere")]
    public async Task Only_posts_to_the_root_are_answered(string method, string path)
    {
        HttpRequestMessage request = RunningService.Request("ListIdentityPools", """{"MaxResults":1}""", RunningService.Authorization());
        request.Method = new HttpMethod(method);
        request.RequestUri = new Uri(path, UriKind.Relative);

        (await _service.SendAsync(request)).Failed("UnknownOperationException", 404);
    }

    [Fact]
    public async Task A_head_request_gets_no_body()
    {
        Answer answer = await _service.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/"));

        Assert.Equal((404, ""), (answer.Status, answer.Text));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_more_than_a_mebibyte_is_rejected(bool chunked)
    {
        HttpRequestMessage request = RunningService.Request("ListIdentityPools", new string(' ', (1024 * 1024) + 1), RunningService.Authorization());
        request.Headers.TransferEncodingChunked = chunked;

        Answer answer = await _service.SendAsync(request);

        Assert.Equal("A request may have at most 1048576 bytes.", answer.Failed("RequestEntityTooLargeException", 413));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_a_mebibyte_is_taken(bool chunked)
    {
        HttpRequestMessage request = RunningService.Request(
            "ListIdentityPools",
            """{"MaxResults":1}""".PadRight(1024 * 1024),
            RunningService.Authorization());
        request.Headers.TransferEncodingChunked = chunked;

        (await _service.SendAsync(request)).Succeeded();
    }

    [Fact]
    public async Task A_form_of_garbage_is_an_unknown_action()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new StringContent("Action=%00%ff%ed%a0%80<&", Encoding.ASCII, "application/x-www-form-urlencoded"),
        };

        Answer answer = await _service.SendAsync(request);

        Assert.Equal(400, answer.Status);
        Assert.Contains("<Code>InvalidAction</Code>", answer.Text, StringComparison.Ordinal);
    }
}
