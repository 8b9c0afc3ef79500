namespace CognitoIdentity.Local;

/// <summary>What roles and role mappings have to hold to beyond the shapes of their members.</summary>
internal static class RoleRules
{
    public static void Check(IdentityPool pool, SetIdentityPoolRolesRequest request)
    {
        string? unknown = request.RoleMappings?.Keys.FirstOrDefault(key => !LoginProvider.HasRoleKey(pool, key));
        if (unknown is not null)
        {
            throw ServiceErrors.InvalidParameter($"({unknown}) is not a valid RoleMapping ProviderName or is not a configured provider.");
        }

        Check(request.Roles!, request.RoleMappings);
    }

    /// <summary>Without regard to the pool's providers, which may have changed since the roles were set.</summary>
    public static void Check(IDictionary<string, string> roles, IDictionary<string, RoleMapping>? mappings)
    {
        foreach (string arn in roles.Values)
        {
            CheckArn(arn);
        }

        foreach ((string key, RoleMapping mapping) in mappings ?? new Dictionary<string, RoleMapping>())
        {
            Check(key, mapping);
        }
    }

    private static void Check(string key, RoleMapping mapping)
    {
        if (mapping.AmbiguousRoleResolution is null)
        {
            throw ServiceErrors.InvalidParameter($"AmbiguousRoleResolution is required in the role mapping for {key}.");
        }

        if ((mapping.Type == RoleMappingType.Rules) != (mapping.RulesConfiguration is not null))
        {
            throw ServiceErrors.InvalidParameter($"RulesConfiguration goes with the type Rules, and only with it, in the role mapping for {key}.");
        }

        foreach (MappingRule rule in mapping.RulesConfiguration?.Rules ?? [])
        {
            CheckArn(rule.RoleARN!);
        }
    }

    private static void CheckArn(string arn)
    {
        if (!RoleArn.IsOne(arn))
        {
            throw ServiceErrors.InvalidParameter($"'{arn}' is not the ARN of a role.");
        }
    }
}
