using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Removes roles or role mappings from pools, and keeps the others. One that a pool doesn't have is an error. GetIdentityPoolRoles, SetIdentityPoolRoles.</summary>
[Cmdlet(VerbsCommon.Remove, "CIIdentityPoolRole", DefaultParameterSetName = RoleSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ServiceOperation("GetIdentityPoolRoles", "SetIdentityPoolRoles")]
[OutputType(typeof(IdentityPoolRoles))]
public sealed class RemoveIdentityPoolRoleCommand : PoolRoleCommand
{
    private const string RoleSet = "Role";
    private const string MappingSet = "Mapping";
    private const string NamedRoleSet = "NameAndRole";
    private const string NamedMappingSet = "NameAndMapping";

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RoleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.PoolId)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = MappingSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.PoolId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId), RejectsIdentities = true)]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public override string[] IdentityPoolId { get; set; } = [];

    /// <inheritdoc/>
    [Parameter(Mandatory = true, ParameterSetName = NamedRoleSet, HelpMessage = HelpMessages.PoolName)]
    [Parameter(Mandatory = true, ParameterSetName = NamedMappingSet, HelpMessage = HelpMessages.PoolName)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityPoolNameCompleter))]
    public override string[] Name { get; set; } = [];

    /// <summary>The roles to remove: <c>authenticated</c>, <c>unauthenticated</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = RoleSet, HelpMessage = HelpMessages.RoleType)]
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = NamedRoleSet, HelpMessage = HelpMessages.RoleType)]
    [SpellingTransformation(typeof(RoleType))]
    [ValidateSet(CognitoIdentity.RoleType.Authenticated, CognitoIdentity.RoleType.Unauthenticated)]
    public string[] RoleType { get; set; } = [];

    /// <summary>The provider keys whose mappings to remove.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MappingSet, HelpMessage = HelpMessages.Provider)]
    [Parameter(Mandatory = true, ParameterSetName = NamedMappingSet, HelpMessage = HelpMessages.Provider)]
    [ValidateNotNullOrEmpty]
    [ValidateShape(nameof(Shapes.IdentityProviderName))]
    [ArgumentCompleter(typeof(RoleMappingProviderCompleter))]
    public string[] ProviderName { get; set; } = [];

    /// <summary>Removes without asking. -WhatIf still removes nothing, and -Confirm still asks.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the roles that remain.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process(string poolId)
    {
        bool isRole = ParameterSetName is RoleSet or NamedRoleSet;
        if (!IsConfirmed(Force, () => Target(poolId), () => Action(poolId, isRole)))
        {
            return;
        }

        CognitoIdentityException? failure = null;
        IdentityPoolRoles left = ChangeRoles(poolId, isReplaced: false, roles => failure = isRole
            ? Remove(poolId, roles.Roles!, RoleType, nameof(Texts.RoleNotFound))
            : Remove(poolId, roles.RoleMappings!, ProviderName, nameof(Texts.RoleMappingNotFound)));
        if (PassThru)
        {
            WriteObject(left);
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    private string Action(string poolId, bool isRole)
    {
        IdentityPoolRoles? now = ReadRolesForPrompt(poolId);
        return isRole
            ? Texts.ActionRemoveRole.With(Changes.Removed(RoleType, now?.Roles))
            : Texts.ActionRemoveMapping.With(Changes.Removed(ProviderName, now?.RoleMappings));
    }

    /// <summary>Removes those that exist, and returns the error for the others. If none exists, throws the error, so that nothing is written.</summary>
    private static CognitoIdentityException? Remove<T>(string poolId, IDictionary<string, T> map, string[] names, string errorId)
    {
        string[] had = [.. map.Keys];
        string[] missing = [.. names.Except(had)];
        foreach (string name in names)
        {
            map.Remove(name);
        }

        CognitoIdentityException? failure = missing.Length == 0 ? null : new CognitoIdentityException(
            errorId, [poolId, string.Join(", ", missing), had.Length == 0 ? Texts.None : string.Join(", ", had)]);
        return map.Count < had.Length ? failure : throw failure!;
    }
}
