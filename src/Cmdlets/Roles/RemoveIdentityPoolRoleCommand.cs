using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Takes roles or role mappings of providers from pools, and keeps the others. GetIdentityPoolRoles, SetIdentityPoolRoles.</summary>
[Cmdlet(VerbsCommon.Remove, "CIIdentityPoolRole", DefaultParameterSetName = RoleSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ServiceOperation("GetIdentityPoolRoles", "SetIdentityPoolRoles")]
[OutputType(typeof(IdentityPoolRoles))]
public sealed class RemoveIdentityPoolRoleCommand : PoolRoleCommand
{
    private const string RoleSet = "Role";
    private const string MappingSet = "Mapping";

    /// <summary>The ids of the pools, or pools.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId), IsStrict = true)]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string[] IdentityPoolId { get; set; } = [];

    /// <summary>Which roles to take away: <c>authenticated</c>, <c>unauthenticated</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = RoleSet)]
    [ValidateSet(CognitoIdentity.RoleType.Authenticated, CognitoIdentity.RoleType.Unauthenticated)]
    public string[] RoleType { get; set; } = [];

    /// <summary>The provider keys whose mappings to take away.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MappingSet)]
    [ValidateNotNullOrEmpty]
    [ValidateText(1, 128)]
    [ArgumentCompleter(typeof(RoleMappingProviderCompleter))]
    public string[] ProviderName { get; set; } = [];

    /// <summary>Removes without asking. -WhatIf still removes nothing, and -Confirm still asks.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Puts out the roles that remain.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in IdentityPoolId)
        {
            ForRecord(id, () => Remove(ResourceIds.CheckPool(id)));
        }
    }

    private void Remove(string id)
    {
        (string text, string[] names) = ParameterSetName == RoleSet ? (Texts.ActionRemoveRole, RoleType) : (Texts.ActionRemoveMapping, ProviderName);
        if (!this.IsConfirmed(Force, id, string.Format(CultureInfo.CurrentCulture, text, string.Join(", ", names))))
        {
            return;
        }

        IdentityPoolRoles roles = ChangeRoles(id, isReplaced: false, RemoveFrom);
        if (PassThru)
        {
            WriteObject(roles);
        }
    }

    private void RemoveFrom(IdentityPoolRoles roles)
    {
        foreach (string type in RoleType)
        {
            roles.Roles!.Remove(type);
        }

        foreach (string provider in ProviderName)
        {
            roles.RoleMappings!.Remove(provider);
        }
    }
}
