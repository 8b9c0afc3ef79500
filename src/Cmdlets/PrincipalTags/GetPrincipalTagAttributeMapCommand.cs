using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Reads which claims of a provider's tokens become tags of the session. GetPrincipalTagAttributeMap.</summary>
[Cmdlet(VerbsCommon.Get, "CIPrincipalTagAttributeMap", DefaultParameterSetName = IdSet)]
[ServiceOperation("GetPrincipalTagAttributeMap")]
[OutputType(typeof(PrincipalTagAttributeMap))]
public sealed class GetPrincipalTagAttributeMapCommand : PrincipalTagCommand
{
    private protected override void Process(string poolId) => WriteObject(Await(Connect(poolId).BlockingClient.SendAsync(
        new GetPrincipalTagAttributeMapRequest { IdentityPoolId = poolId, IdentityProviderName = IdentityProviderName }, Stopped)));
}
