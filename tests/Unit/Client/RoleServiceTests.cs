using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Reading roles from IAM.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class RoleServiceTests
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Sid":"a+b %"}]}""";

    [Fact]
    public async Task A_role_is_read_with_a_signed_call_that_is_recorded()
    {
        await using var server = new ScriptedServer(Iam.Role("arn:aws:iam::123456789012:role/app/users", Policy));
        List<CallRecord> calls = [];

        RoleTrust role = await Connection(server.Url, calls).GetRoleAsync("users+1", Token);

        Assert.Equal(new RoleTrust("arn:aws:iam::123456789012:role/app/users", Policy), role);
        ReceivedRequest request = Assert.Single(server.Requests);
        Assert.Equal("Action=GetRole&Version=2010-05-08&RoleName=users%2B1", request.Text);
        Assert.Contains("/eu-west-1/iam/aws4_request", request.Header("Authorization"), StringComparison.Ordinal);
        CallRecord call = Assert.Single(calls);
        Assert.Equal(("GetRole", 1, "1", null), (call.Operation, call.Attempts, call.RequestId, call.ErrorCode));
    }

    [Fact]
    public async Task A_busy_service_is_called_again()
    {
        await using var server = new ScriptedServer(Iam.Error("Throttling", "Rate exceeded"), Iam.Role("arn:aws:iam::123456789012:role/users", Policy));

        await Connection(server.Url, []).GetRoleAsync("users", Token);

        Assert.Equal(["GetRole", "GetRole"], server.Operations);
    }

    [Theory]
    [InlineData("NoSuchEntity", 404)]
    [InlineData("AccessDenied", 403)]
    public async Task A_refusal_is_not_repeated(string code, int status)
    {
        await using var server = new ScriptedServer(Iam.Error(code, "The role with name users cannot be found.", status));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => Connection(server.Url, []).GetRoleAsync("users", Token));

        Assert.Equal((code, "GetRole", status, "The role with name users cannot be found."), (error.Code, error.Operation, error.StatusCode, error.Message));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("<Arn>arn:aws:iam::123456789012:role/users</Arn>")]
    [InlineData("<AssumeRolePolicyDocument>%7B%7D</AssumeRolePolicyDocument>")]
    public async Task An_answer_without_a_role_is_an_error(string role)
    {
        await using var server = new ScriptedServer(Iam.Answer("GetRole", $"<Role>{role}</Role>"));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => Connection(server.Url, []).GetRoleAsync("users", Token));

        Assert.Equal("ResponseInvalid", error.Code);
        Assert.StartsWith("The answer from IAM to GetRole", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_to_AWS_go_to_the_address_that_is_configured_for_IAM()
    {
        await using var server = new ScriptedServer(Iam.Role("arn:aws:iam::123456789012:role/users", Policy));
        using var environment = new EnvironmentScope { ["AWS_ENDPOINT_URL_IAM"] = server.Url };
        List<CallRecord> calls = [];

        await Connection(url: null, calls).GetRoleAsync("users", Token);

        Assert.Equal(("us-east-1", "AWS_ENDPOINT_URL_IAM"), (Assert.Single(calls).Region, calls[0].EndpointSource));
        Assert.Contains("/us-east-1/iam/aws4_request", Assert.Single(server.Requests).Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configured_address_wins_over_a_service_on_loopback()
    {
        await using var service = new ScriptedServer(Iam.Error("NoSuchEntity", "Not found.", 404));
        await using var server = new ScriptedServer(Iam.Role("arn:aws:iam::123456789012:role/users", Policy));
        using var environment = new EnvironmentScope { ["AWS_ENDPOINT_URL_IAM"] = server.Url };

        await Connection(service.Url, []).GetRoleAsync("users", Token);

        Assert.Empty(service.Requests);
        Assert.Contains("/us-east-1/iam/aws4_request", Assert.Single(server.Requests).Header("Authorization"), StringComparison.Ordinal);
    }

    private static IServiceConnection Connection(string? url, List<CallRecord> calls) =>
        Connect(new ClientOptions { Region = Region, EndpointUrl = url, Credential = Keys, CallFinished = calls.Add });
}
