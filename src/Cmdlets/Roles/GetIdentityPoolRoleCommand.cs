using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Reads the roles and role mappings of pools. GetIdentityPoolRoles.</summary>
[Cmdlet(VerbsCommon.Get, "CIIdentityPoolRole", DefaultParameterSetName = IdSet)]
[ServiceOperation("GetIdentityPoolRoles")]
[OutputType(typeof(IdentityPoolRoles))]
public sealed class GetIdentityPoolRoleCommand : IdentityPoolsCommand
{
    private protected override void Process(string poolId) => WriteObject(Await(Connect(poolId).BlockingClient.SendAsync(
        new GetIdentityPoolRolesRequest { IdentityPoolId = poolId }, Stopped)));
}
