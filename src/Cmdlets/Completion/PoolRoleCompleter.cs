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
