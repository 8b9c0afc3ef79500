using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Makes the trust policy, in JSON, that a role needs for the users or the guests of a pool. Makes no request.</summary>
[Cmdlet(VerbsCommon.New, "CIRoleTrustPolicy")]
[OutputType(typeof(string))]
public sealed class NewRoleTrustPolicyCommand : ModuleCommand
{
    /// <summary>The ids of the pools, or pools. Each returns its own policy.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.PoolId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId), RejectsIdentities = true)]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string[] IdentityPoolId { get; set; } = [];

    /// <summary>Trusts guests, not identities with a login.</summary>
    [Parameter]
    public SwitchParameter Unauthenticated { get; set; }

    /// <summary>Allows session tags too. A pool that maps claims to principal tags needs this.</summary>
    [Parameter]
    public SwitchParameter TagSession { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(
        IdentityPoolId,
        id => WriteObject(TrustPolicy.Write(ResourceIds.CheckPool(id), Unauthenticated ? RoleType.Unauthenticated : RoleType.Authenticated, TagSession)));
}
