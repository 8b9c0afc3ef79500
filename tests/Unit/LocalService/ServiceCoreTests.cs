using System.Text;
using System.Text.Json;
using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>The service without HTTP.</summary>
public sealed class ServiceCoreTests
{
    private readonly CognitoIdentityService _service = new(RunningService.Account, TimeProvider.System);

    [Fact]
    public void An_operation_can_be_called_in_process()
    {
        ServiceReply reply = _service.Call("ListIdentityPools", new Caller("AKID", "eu-west-1"), """{"MaxResults":1}"""u8.ToArray());

        Assert.Equal((200, """{"IdentityPools":[]}"""), (reply.Status, Encoding.UTF8.GetString(reply.Body.Span)));
    }

    [Fact]
    public void A_fault_of_ours_is_an_internal_error_without_detail()
    {
        ServiceReply reply = _service.Call(null!, null, default);

        Assert.Equal(500, reply.Status);
        Assert.Equal("""{"__type":"InternalErrorException","message":"The service failed."}""", Encoding.UTF8.GetString(reply.Body.Span));
    }

    [Fact]
    public void An_error_may_quote_any_text()
    {
        ServiceReply reply = _service.Call(
            "DescribeIdentityPool", new Caller("AKID", "eu-west-1"), Encoding.UTF8.GetBytes("""{"IdentityPoolId":"\u0000\"<ü😀"}"""));

        using JsonDocument error = JsonDocument.Parse(reply.Body);
        Assert.Contains("Value '\0\"<ü😀' at 'identityPoolId'", error.RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
