using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>
/// Sets roles and role mappings of pools, and keeps those that are not mentioned. The roles of one pool piped in are copied
/// to the pools of -IdentityPoolId. GetIdentityPoolRoles, SetIdentityPoolRoles.
/// </summary>
[Cmdlet(VerbsCommon.Set, "CIIdentityPoolRole", SupportsShouldProcess = true)]
[ServiceOperation("GetIdentityPoolRoles", "SetIdentityPoolRoles")]
[OutputType(typeof(IdentityPoolRoles))]
public sealed class SetIdentityPoolRoleCommand : PoolRoleCommand
{
    /// <summary>The ids of the pools, or pools.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId), IsStrict = true)]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string[] IdentityPoolId { get; set; } = [];

    /// <summary>The ARN of the role for identities with a login; <c>$null</c> takes the role away.</summary>
    [Parameter(Position = 1)]
    [AllowNull]
    [ValidateArn]
    [ArgumentCompleter(typeof(RoleArnCompleter))]
    public string? AuthenticatedRoleArn { get; set; }

    /// <summary>The ARN of the role for guests; <c>$null</c> takes the role away.</summary>
    [Parameter(Position = 2)]
    [AllowNull]
    [ValidateArn]
    [ArgumentCompleter(typeof(RoleArnCompleter))]
    public string? UnauthenticatedRoleArn { get; set; }

    /// <summary>The roles by type, <c>authenticated</c> and <c>unauthenticated</c>: any dictionary.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [StringMapTransformation]
    [ValidateRole]
    [Alias("Roles")]
    public IDictionary<string, string>? Role { get; set; }

    /// <summary>How logins of a provider choose their role: any dictionary from provider keys to mappings, such as New-CIRoleMapping makes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [RoleMappingTransformation]
    [Alias("RoleMappings")]
    public IDictionary<string, RoleMapping>? RoleMapping { get; set; }

    /// <summary>Sends only what is given, which clears every other role and mapping, as the operation itself does.</summary>
    [Parameter]
    public SwitchParameter Replace { get; set; }

    /// <summary>Puts out the roles of the pools.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in IdentityPoolId)
        {
            ForRecord(id, () => Set(ResourceIds.CheckPool(id)));
        }
    }

    private void Set(string id)
    {
        RoleMappingRules.Check(RoleMapping);
        if (!ShouldProcess(id, string.Format(CultureInfo.CurrentCulture, Replace ? Texts.ActionReplaceRoles : Texts.ActionSetRoles, Named())))
        {
            return;
        }

        IdentityPoolRoles roles = ChangeRoles(id, Replace, Merge);
        if (PassThru)
        {
            WriteObject(roles);
        }
    }

    private void Merge(IdentityPoolRoles roles)
    {
        foreach ((string type, string arn) in Role ?? new Dictionary<string, string>())
        {
            roles.Roles![type] = arn;
        }

        Put(roles, nameof(AuthenticatedRoleArn), RoleType.Authenticated, AuthenticatedRoleArn);
        Put(roles, nameof(UnauthenticatedRoleArn), RoleType.Unauthenticated, UnauthenticatedRoleArn);

        foreach ((string provider, RoleMapping mapping) in RoleMapping ?? new Dictionary<string, RoleMapping>())
        {
            roles.RoleMappings![provider] = mapping;
        }

        RoleMappingRules.CheckCount(roles.RoleMappings);
    }

    private void Put(IdentityPoolRoles roles, string parameter, string type, string? arn)
    {
        if (!MyInvocation.BoundParameters.ContainsKey(parameter))
        {
            return;
        }

        if (arn is null)
        {
            roles.Roles!.Remove(type);
        }
        else
        {
            roles.Roles![type] = arn;
        }
    }

    private string Named() => string.Join(", ", new[]
    {
        nameof(AuthenticatedRoleArn), nameof(UnauthenticatedRoleArn), nameof(Role), nameof(RoleMapping),
    }.Where(MyInvocation.BoundParameters.ContainsKey).Select(name => $"-{name}"));
}
