namespace CognitoIdentity.Local;

/// <summary>Set and get the roles of a pool.</summary>
internal static class RoleOperations
{
    public static void Register(HandlerTable table)
    {
        table.Add<GetIdentityPoolRolesRequest, IdentityPoolRoles>(Get);
        table.Add<SetIdentityPoolRolesRequest>(Set);
    }

    private static IdentityPoolRoles Get(Call call, GetIdentityPoolRolesRequest request)
    {
        Pool pool = call.Region.Pools.Get(request.IdentityPoolId!);
        return new IdentityPoolRoles
        {
            IdentityPoolId = pool.Id,
            Roles = pool.Roles,
            RoleMappings = pool.RoleMappings.Count == 0 ? null : pool.RoleMappings,
        };
    }

    // Replaces everything: roles and mappings that are not sent are removed.
    private static void Set(Call call, SetIdentityPoolRolesRequest request) => call.Region.Pools.Change(request.IdentityPoolId!, pool =>
    {
        RoleRules.Check(pool.Settings, request);
        return pool with { Roles = request.Roles!, RoleMappings = request.RoleMappings ?? new Dictionary<string, RoleMapping>() };
    });
}
