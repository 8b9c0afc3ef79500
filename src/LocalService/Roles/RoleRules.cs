namespace CognitoIdentity.Local;

/// <summary>What roles and role mappings have to hold to beyond the shapes of their members.</summary>
internal static class RoleRules
{
    public static void Check(IdentityPool pool, SetIdentityPoolRolesRequest request)
    {
        foreach (string arn in request.Roles!.Values)
        {
            CheckArn(arn);
        }

        foreach ((string key, RoleMapping mapping) in request.RoleMappings ?? new Dictionary<string, RoleMapping>())
        {
            if (!IsConfigured(pool, key))
            {
                throw ServiceErrors.InvalidParameter($"({key}) is not a valid RoleMapping ProviderName or is not a configured provider.");
            }

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

    // A user pool's key names the client.
    private static bool IsConfigured(IdentityPool pool, string key) =>
        Array.Exists(pool.CognitoIdentityProviders ?? [], provider => key == $"{provider.ProviderName}:{provider.ClientId}")
        || pool.SupportedLoginProviders?.ContainsKey(key) == true
        || Array.Exists(pool.OpenIdConnectProviderARNs ?? [], arn => key == arn || key == LoginProvider.NameOf(arn))
        || Array.Exists(pool.SamlProviderARNs ?? [], arn => key == arn);

    private static void CheckArn(string arn)
    {
        if (!RoleArn.IsOne(arn))
        {
            throw ServiceErrors.InvalidParameter($"'{arn}' is not the ARN of a role.");
        }
    }
}
