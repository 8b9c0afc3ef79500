using System.Management.Automation;
using System.Text.Json.Nodes;

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
    public void Reads_the_roles_again_and_keeps_what_the_other_wrote(string command)
    {
        using var server = new ScriptedServer(
            Roles("guests old"), Reply.Error("ConcurrentModificationException"), Roles("guests new"), Reply.With(200, string.Empty));

        _session.Run($"{command} -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK");

        Assert.Equal([Read, Write, Read, Write], server.Operations);
        Assert.Equal("guests new", (string?)JsonNode.Parse(server.Requests[3].Text)!["Roles"]!["unauthenticated"]);
    }

    [Fact]
    public void Has_nothing_to_write_when_the_other_removed_it_too()
    {
        using var server = new ScriptedServer(
            Roles("guests"), Reply.Error("ConcurrentModificationException"), Reply.Json($$"""{ "IdentityPoolId": "{{Id}}" }"""));

        Outcome outcome = _session.Invoke($"Remove-CIIdentityPoolRole {Id} authenticated -Force -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK");

        Assert.Equal([Read, Write, Read], server.Operations);
        outcome.IsError("RoleNotFound", ErrorCategory.ObjectNotFound, Id);
    }

    [Fact]
    public void Gives_up_when_the_others_go_on()
    {
        using var server = new ScriptedServer(request => request.Operation == Read ? Roles("guests") : Reply.Error("ConcurrentModificationException"));

        Outcome outcome = _session.Invoke($"Set-CIIdentityPoolRole {Id} {Users} -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK");

        outcome.IsError("ConcurrentModification", ErrorCategory.ResourceBusy, Id);
        Assert.Equal(5, server.Operations.Count(operation => operation == Write));
    }

    private static Reply Roles(string guests) =>
        Reply.Json(new JsonObject { ["IdentityPoolId"] = Id, ["Roles"] = new JsonObject { ["authenticated"] = "users", ["unauthenticated"] = guests } }.ToJsonString());
}
