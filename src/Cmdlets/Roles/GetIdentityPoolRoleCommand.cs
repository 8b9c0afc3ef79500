using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Reads the roles and role mappings of pools. GetIdentityPoolRoles.</summary>
[Cmdlet(VerbsCommon.Get, "CIIdentityPoolRole")]
[OutputType(typeof(IdentityPoolRoles))]
public sealed class GetIdentityPoolRoleCommand : ServiceCommand
{
    /// <summary>The ids of the pools, or pools.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId), IsStrict = true)]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string[] IdentityPoolId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in IdentityPoolId)
        {
            ForRecord(id, () => WriteObject(Await(Connect(ResourceIds.CheckPool(id)).Client.GetIdentityPoolRolesAsync(
                new GetIdentityPoolRolesRequest { IdentityPoolId = id }, Stopped))));
        }
    }
}
