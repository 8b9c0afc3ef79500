namespace CognitoIdentity.Commands;

/// <summary>A cmdlet that changes some of a pool's roles and role mappings, which the service can only write all together.</summary>
public abstract class PoolRoleCommand : IdentityPoolsCommand
{
    /// <summary>The present roles, if -WhatIf or a prompt will show them; null if not, or if they can't be read.</summary>
    private protected IdentityPoolRoles? ReadRolesForPrompt(string poolId) =>
        ReadForPrompt(poolId, new GetIdentityPoolRolesRequest { IdentityPoolId = poolId });

    /// <summary>The same roles in maps that can be changed.</summary>
    private protected static IdentityPoolRoles Copy(IdentityPoolRoles roles) => new()
    {
        IdentityPoolId = roles.IdentityPoolId,
        Roles = new Dictionary<string, string>(roles.Roles ?? new Dictionary<string, string>(), StringComparer.Ordinal),
        RoleMappings = new Dictionary<string, RoleMapping>(roles.RoleMappings ?? new Dictionary<string, RoleMapping>(), StringComparer.Ordinal),
    };

    /// <summary>Reads the roles of a pool, changes them, and writes them back.</summary>
    /// <param name="poolId">The pool.</param>
    /// <param name="isReplaced">Whether to start with no roles instead of the present ones.</param>
    /// <param name="change">Changes the maps, which are never null.</param>
    private protected IdentityPoolRoles ChangeRoles(string poolId, bool isReplaced, Action<IdentityPoolRoles> change)
    {
        ICognitoIdentityClient client = Connect(poolId).BlockingClient;
        return ReadMergeWrite(
            () => isReplaced
                ? Task.FromResult(new IdentityPoolRoles { IdentityPoolId = poolId })
                : client.SendAsync(new GetIdentityPoolRolesRequest { IdentityPoolId = poolId }, Stopped),
            roles =>
            {
                roles.IdentityPoolId ??= poolId;
                roles.Roles ??= new Dictionary<string, string>(StringComparer.Ordinal);
                roles.RoleMappings ??= new Dictionary<string, RoleMapping>(StringComparer.Ordinal);
                change(roles);
            },
            async roles =>
            {
                await client.SendAsync(
                    new SetIdentityPoolRolesRequest { IdentityPoolId = poolId, Roles = roles.Roles, RoleMappings = roles.RoleMappings }, Stopped)
                    .ConfigureAwait(false);
                return roles;
            });
    }
}
