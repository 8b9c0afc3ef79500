using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Sets roles and role mappings of pools, and keeps the others. Piped roles of one pool are copied
/// to the pools of -IdentityPoolId. GetIdentityPoolRoles, SetIdentityPoolRoles.
/// </summary>
[Cmdlet(VerbsCommon.Set, "CIIdentityPoolRole", DefaultParameterSetName = IdSet, SupportsShouldProcess = true)]
[ServiceOperation("GetIdentityPoolRoles", "SetIdentityPoolRoles")]
[OutputType(typeof(IdentityPoolRoles))]
public sealed class SetIdentityPoolRoleCommand : PoolRoleCommand
{
    private const string UnknownProvider = "RoleMapping ProviderName";

    /// <summary>The ARN of the role for identities with a login; <c>$null</c> removes the role.</summary>
    [Parameter(Position = 1)]
    [AllowNull]
    [ValidateShape(nameof(Shapes.ARNString))]
    [ArgumentCompleter(typeof(RoleArnCompleter))]
    public string? AuthenticatedRoleArn { get; set; }

    /// <summary>The ARN of the role for guests; <c>$null</c> removes the role.</summary>
    [Parameter(Position = 2)]
    [AllowNull]
    [ValidateShape(nameof(Shapes.ARNString))]
    [ArgumentCompleter(typeof(RoleArnCompleter))]
    public string? UnauthenticatedRoleArn { get; set; }

    /// <summary>The roles by type, <c>authenticated</c> and <c>unauthenticated</c>: any dictionary. <c>$null</c> removes a role.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [StringMapTransformation(KeepsNull = true)]
    [ValidateShape(nameof(Shapes.RolesMap))]
    [Alias("Roles")]
    public IDictionary<string, string?>? Role { get; set; }

    /// <summary>How logins of a provider choose their role: any dictionary from provider keys to mappings of New-CIRoleMapping.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [RoleMappingTransformation]
    [Alias("RoleMappings")]
    public IDictionary<string, RoleMapping>? RoleMapping { get; set; }

    /// <summary>Sends only what is given, which clears every other role and mapping, as the operation itself does.</summary>
    [Parameter]
    public SwitchParameter Replace { get; set; }

    /// <summary>Writes the roles of the pools.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        CheckInput(MyInvocation.MyCommand.Name, () => RoleMappingRules.Check(RoleMapping));
    }

    private protected override void Process(string poolId)
    {
        // Parameters from the pipeline had no value when the command began.
        RoleMappingRules.Check(RoleMapping);
        Dictionary<string, string?> given = GivenRoles();
        string action = Action(given);
        if (!ShouldProcess(Target(poolId), ReadRolesForPrompt(poolId) is { } before ? WithChanges(before, given) : action))
        {
            return;
        }

        try
        {
            IdentityPoolRoles roles = ChangeRoles(poolId, Replace, roles => Merge(given, roles));
            if (PassThru)
            {
                WriteObject(roles);
            }
        }
        catch (CognitoIdentityException e) when (e.ErrorId == ErrorIds.InvalidParameter && e.Message.Contains(UnknownProvider, StringComparison.OrdinalIgnoreCase))
        {
            e.Remedy = Texts.RoleMappingProviderRemedy.With(poolId);
            throw;
        }
    }

    /// <summary>The roles to set, by type; null removes a role.</summary>
    private Dictionary<string, string?> GivenRoles()
    {
        var roles = new Dictionary<string, string?>(Role ?? new Dictionary<string, string?>(), StringComparer.Ordinal);
        if (IsGiven(nameof(AuthenticatedRoleArn)))
        {
            roles[RoleType.Authenticated] = AuthenticatedRoleArn;
        }

        if (IsGiven(nameof(UnauthenticatedRoleArn)))
        {
            roles[RoleType.Unauthenticated] = UnauthenticatedRoleArn;
        }

        return roles;
    }

    /// <summary>The action for the prompt.</summary>
    /// <exception cref="CognitoIdentityException"><c>NothingToUpdate</c></exception>
    private string Action(Dictionary<string, string?> given)
    {
        string[] names = [.. given.Where(role => !Replace || role.Value is not null).Select(role => role.Key), .. RoleMapping?.Keys ?? []];
        return names.Length > 0 ? (Replace ? Texts.ActionReplaceRoles : Texts.ActionSetRoles).With(string.Join(", ", names))
            : Replace ? Texts.ActionRemoveRoles
            : throw new CognitoIdentityException(nameof(Texts.NothingToUpdate), []);
    }

    private string WithChanges(IdentityPoolRoles before, Dictionary<string, string?> given)
    {
        IdentityPoolRoles after = Replace ? Copy(new IdentityPoolRoles()) : Copy(before);
        Merge(given, after);
        string changes = Changes.Of(Changes.Between(before, after));
        return !Replace ? Texts.ActionSetRoles.With(changes)
            : after.Roles!.Count + after.RoleMappings!.Count > 0 ? Texts.ActionReplaceRoles.With(changes)
            : $"{Texts.ActionRemoveRoles}: {changes}";
    }

    private void Merge(Dictionary<string, string?> given, IdentityPoolRoles roles)
    {
        foreach ((string type, string? arn) in given)
        {
            if (arn is null)
            {
                roles.Roles!.Remove(type);
            }
            else
            {
                roles.Roles![type] = arn;
            }
        }

        foreach ((string provider, RoleMapping mapping) in RoleMapping ?? new Dictionary<string, RoleMapping>())
        {
            roles.RoleMappings![provider] = mapping;
        }

        RoleMappingRules.CheckCount(roles.RoleMappings);
    }
}
