using System.Management.Automation;
using System.Text.Json.Nodes;
using CognitoIdentity.UnitTests;

namespace CognitoIdentity.ModuleTests.Roles;

/// <summary>What happens when somebody else writes between the reading of roles and their writing.</summary>
public sealed class RoleConflictTests : IDisposable
{
    private const string Id = "us-east-1:1";
    private const string Users = "arn:aws:iam::123456789012:role/users";
    private const string Read = "GetIdentityPoolRoles";
    private const string Write = "SetIdentityPoolRoles";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData($"Set-CIIdentityPoolRole {Id} -AuthenticatedRoleArn {Users}")]
    [InlineData($"Remove-CIIdentityPoolRole {Id} authenticated -Force")]
    public async Task Reads_the_roles_again_and_keeps_what_the_other_wrote(string command)
    {
        await using var server = new ScriptedServer(
            Roles("guests old"), Reply.Error("ConcurrentModificationException"), Roles("guests new"), Reply.With(200, string.Empty));

        _session.Run($"{command} -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK");

        Assert.Equal([Read, Write, Read, Write], Operations(server));
        Assert.Equal("guests new", (string?)JsonNode.Parse(server.Requests[3].Text)!["Roles"]!["unauthenticated"]);
    }

    [Fact]
    public async Task Has_nothing_to_write_when_the_other_removed_it_too()
    {
        await using var server = new ScriptedServer(
            Roles("guests"), Reply.Error("ConcurrentModificationException"), Reply.Json($$"""{ "IdentityPoolId": "{{Id}}" }"""));

        Outcome outcome = _session.Invoke($"Remove-CIIdentityPoolRole {Id} authenticated -Force -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK");

        Assert.Equal([Read, Write, Read], Operations(server));
        outcome.IsError("RoleNotFound", ErrorCategory.ObjectNotFound, Id);
    }

    [Fact]
    public async Task Gives_up_when_the_others_go_on()
    {
        await using var server = new ScriptedServer(request => Operation(request) == Read ? Roles("guests") : Reply.Error("ConcurrentModificationException"));

        Outcome outcome = _session.Invoke($"Set-CIIdentityPoolRole {Id} {Users} -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK");

        outcome.IsError("ConcurrentModification", ErrorCategory.ResourceBusy, Id);
        Assert.Equal(5, Operations(server).Count(operation => operation == Write));
    }

    private static Reply Roles(string guests) =>
        Reply.Json(new JsonObject { ["IdentityPoolId"] = Id, ["Roles"] = new JsonObject { ["authenticated"] = "users", ["unauthenticated"] = guests } }.ToJsonString());

    private static IEnumerable<string> Operations(ScriptedServer server) => server.Requests.Select(Operation);

    private static string Operation(ReceivedRequest request) => request.Header("X-Amz-Target")!.Split('.')[1];
}
