using System.Text.Json;
using CognitoIdentity.Api;
using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class CallerTests : IClassFixture<RunningService>
{
    private readonly RunningService _service;

    public CallerTests(RunningService service) => _service = service;

    [Fact]
    public async Task A_region_has_only_its_own_pools()
    {
        string here = await _service.CreatePoolAsync(region: "ap-south-1");
        string there = await _service.CreatePoolAsync(region: "ap-south-2");

        JsonElement listed = (await _service.CallAsync("ListIdentityPools", new { MaxResults = 60 }, "ap-south-1")).Succeeded();
        Answer described = await _service.CallAsync("DescribeIdentityPool", new { IdentityPoolId = there }, "ap-south-1");

        Assert.Equal([here], listed.GetProperty("IdentityPools").EnumerateArray().Select(pool => pool.GetProperty("IdentityPoolId").GetString()));
        Assert.Equal($"IdentityPool '{there}' not found.", described.Failed("ResourceNotFoundException"));
    }

    [Theory]
    [InlineData("ListIdentityPools")]
    [InlineData("DescribeIdentity")]
    public async Task A_signed_operation_has_to_be_signed(string operation)
    {
        Answer answer = await _service.SendAsync(RunningService.Request(operation, """{"MaxResults":1}""", authorization: null));

        Assert.Equal("Missing Authentication Token", answer.Failed("MissingAuthenticationTokenException"));
    }

    [Fact]
    public async Task An_unsigned_operation_need_not_be_signed()
    {
        Answer answer = await _service.SendAsync(RunningService.Request("GetId", "{}", authorization: null));

        answer.Failed("ValidationException");
    }

    [Theory]
    [InlineData("Bearer abc")]
    [InlineData("AWS4-HMAC-SHA256")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID, SignedHeaders=host, Signature=00")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/cognito-identity/aws4_request, SignedHeaders=host")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20260101/EU WEST/cognito-identity/aws4_request, SignedHeaders=host, Signature=00")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20260101/a-region-far-too-long/cognito-identity/aws4_request, SignedHeaders=host, Signature=00")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/today/eu-west-1/cognito-identity/aws4_request, SignedHeaders=host, Signature=00")]
    public async Task A_malformed_authorization_is_rejected(string authorization)
    {
        Answer answer = await _service.SendAsync(RunningService.Request("ListIdentityPools", """{"MaxResults":1}""", authorization));

        answer.Failed("IncompleteSignatureException");
    }

    [Fact]
    public async Task A_signature_for_another_service_is_rejected()
    {
        Answer answer = await _service.SendAsync(
            RunningService.Request("ListIdentityPools", """{"MaxResults":1}""", RunningService.Authorization(service: "cognito-idp")));

        Assert.Equal("Credential should be scoped to correct service: 'cognito-identity'.", answer.Failed("InvalidSignatureException"));
    }

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/cognito-identity/aws4_request,SignedHeaders=host,Signature=00")]
    [InlineData("AWS4-HMAC-SHA256  Credential=AKID/20260101/eu-west-1/cognito-identity/aws4_request ,  SignedHeaders=host;x-amz-date, Signature=00")]
    public async Task Clients_may_space_the_header_as_they_like(string authorization)
    {
        (await _service.SendAsync(RunningService.Request("ListIdentityPools", """{"MaxResults":1}""", authorization))).Succeeded();
    }

    [Theory]
    [InlineData("GetId", "us-west-2", """{"IdentityPoolId":"eu-west-1:0"}""", "us-west-2")]
    [InlineData("GetId", null, """{"IdentityPoolId":"eu-west-1:0"}""", "eu-west-1")]
    [InlineData("UnlinkIdentity", null, """{"IdentityId":"eu-north-1:0","Logins":{}}""", "eu-north-1")]
    [InlineData("GetOpenIdToken", null, """{"IdentityId":"eu-north-1:0","IdentityPoolId":"eu-west-1:0"}""", "eu-north-1")]
    [InlineData("GetOpenIdToken", null, """{"IdentityId":"eu-north-1:0","IdentityPoolId":5}""", "eu-north-1")]
    public void The_region_of_a_call_comes_from_its_signature_or_else_from_its_id(string operation, string? signedRegion, string input, string region)
    {
        using JsonDocument document = JsonDocument.Parse(input);
        Caller? caller = signedRegion is null ? null : new Caller("AKID", signedRegion);

        Assert.Equal(region, CognitoIdentityService.RegionOf(caller, Operation.ByName[operation], document.RootElement));
    }
}
