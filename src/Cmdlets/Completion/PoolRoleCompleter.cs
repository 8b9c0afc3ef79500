namespace CognitoIdentity.Commands;

/// <summary>Completes from the roles and role mappings of the pools that are written.</summary>
public abstract class PoolRoleCompleter : WrittenResourceCompleter
{
    private protected sealed override async Task<IEnumerable<(string Value, string? ToolTip)>> ReadAsync(
        ICognitoIdentityClient client, string id, CancellationToken cancellationToken)
    {
        IdentityPoolRoles roles = await client.SendAsync(new GetIdentityPoolRolesRequest { IdentityPoolId = id }, cancellationToken)
            .ConfigureAwait(false);
        return From(roles.Roles ?? new Dictionary<string, string>(), roles.RoleMappings ?? new Dictionary<string, RoleMapping>());
    }

    private protected abstract IEnumerable<(string Value, string? ToolTip)> From(
        IDictionary<string, string> roles, IDictionary<string, RoleMapping> mappings);
}

/// <summary>Completes ARNs of the roles that pools use, with what they are used for: a type of role, or the provider of a mapping.</summary>
public sealed class RoleArnCompleter : PoolRoleCompleter
{
    private protected override IEnumerable<(string Value, string? ToolTip)> From(
        IDictionary<string, string> roles, IDictionary<string, RoleMapping> mappings) =>
    [
        .. roles.Select(role => (role.Value, role.Key)),
        .. mappings.SelectMany(mapping => (mapping.Value.RulesConfiguration?.Rules ?? []).Select(rule => (rule.RoleARN!, mapping.Key))),
    ];
}

/// <summary>Completes the providers that pools have role mappings for, with the mappings in short.</summary>
public sealed class RoleMappingProviderCompleter : PoolRoleCompleter
{
    private protected override IEnumerable<(string Value, string? ToolTip)> From(
        IDictionary<string, string> roles, IDictionary<string, RoleMapping> mappings) =>
        mappings.Select(mapping => (mapping.Key, (string?)mapping.Value.ToString()));
}
