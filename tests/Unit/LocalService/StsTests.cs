using System.Xml.Linq;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class StsTests : IClassFixture<RunningService>
{
    private static readonly XNamespace Sts = "https://sts.amazonaws.com/doc/2011-06-15/";
    private readonly RunningService _service;

    public StsTests(RunningService service) => _service = service;

    [Fact]
    public async Task The_caller_learns_the_account()
    {
        Answer answer = await CallAsync("GetCallerIdentity", RunningService.Authorization(service: "sts"));

        Assert.Equal((200, "text/xml"), (answer.Status, answer.ContentType));
        XElement document = XElement.Parse(answer.Text);
        XElement result = document.Element(Sts + "GetCallerIdentityResult")!;
        Assert.Equal(RunningService.Account, result.Element(Sts + "Account")!.Value);
        Assert.Equal("arn:aws:iam::123456789012:user/local", result.Element(Sts + "Arn")!.Value);
        Assert.NotEmpty(result.Element(Sts + "UserId")!.Value);
        Assert.Equal(answer.RequestId, document.Element(Sts + "ResponseMetadata")!.Element(Sts + "RequestId")!.Value);
    }

    [Fact]
    public async Task The_callers_arn_is_of_the_partition_of_the_region()
    {
        Answer answer = await CallAsync("GetCallerIdentity", RunningService.Authorization("cn-north-1", "sts"));

        Assert.Contains("arn:aws-cn:iam::123456789012:user/local", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unsigned_call_has_no_caller()
    {
        Answer answer = await CallAsync("GetCallerIdentity", authorization: null);

        Assert.Equal(403, answer.Status);
        Assert.Equal("MissingAuthenticationToken", ErrorCode(answer));
    }

    [Fact]
    public async Task A_signature_for_another_service_is_rejected()
    {
        Answer answer = await CallAsync("GetCallerIdentity", RunningService.Authorization());

        Assert.Equal(403, answer.Status);
        Assert.Equal("SignatureDoesNotMatch", ErrorCode(answer));
    }

    [Fact]
    public async Task Other_actions_are_rejected_as_sts_does()
    {
        Answer answer = await CallAsync("GetSessionToken", RunningService.Authorization(service: "sts"));

        Assert.Equal(400, answer.Status);
        Assert.Equal("InvalidAction", ErrorCode(answer));
        Assert.Equal(answer.RequestId, XElement.Parse(answer.Text).Element(Sts + "RequestId")!.Value);
    }

    private static string ErrorCode(Answer answer) => XElement.Parse(answer.Text).Element(Sts + "Error")!.Element(Sts + "Code")!.Value;

    private Task<Answer> CallAsync(string action, string? authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new FormUrlEncodedContent([new("Action", action), new("Version", "2011-06-15")]),
        };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return _service.SendAsync(request);
    }
}
