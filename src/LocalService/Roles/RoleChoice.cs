namespace CognitoIdentity.Local;

/// <summary>Chooses the role that credentials are for.</summary>
internal static class RoleChoice
{
    private const string RolesClaim = "cognito:roles";
    private const string PreferredRoleClaim = "cognito:preferred_role";

    /// <param name="pool">The pool, with its roles.</param>
    /// <param name="logins">The logins of the call; none for a guest.</param>
    /// <param name="customRole">The requested role, or null.</param>
    /// <returns>The ARN of the role.</returns>
    /// <exception cref="ServiceException">The pool has no role for these logins, or the mapping denies it.</exception>
    public static string Choose(Pool pool, IReadOnlyCollection<VerifiedLogin> logins, string? customRole)
    {
        // The claim may have any type.
        string role = Find(pool, logins, customRole);
        return RoleArn.IsOne(role) ? role : throw ServiceErrors.InvalidPoolConfiguration();
    }

    private static string Find(Pool pool, IReadOnlyCollection<VerifiedLogin> logins, string? customRole)
    {
        if (customRole is not null)
        {
            return logins.Any(login => Permits(pool, login, customRole)) ? customRole : throw CustomRoleDenied();
        }

        // With several logins, the first for which there is a mapping decides.
        foreach (VerifiedLogin login in logins)
        {
            if (MappingFor(pool, login) is var (key, mapping))
            {
                return ByMapping(mapping, login.Claims) ?? Ambiguous(pool, key, mapping);
            }
        }

        return Default(pool, logins.Count == 0 ? RoleType.Unauthenticated : RoleType.Authenticated);
    }

    private static (string Key, RoleMapping Mapping)? MappingFor(Pool pool, VerifiedLogin login) =>
        Array.Find(login.RoleKeys, pool.RoleMappings.ContainsKey) is { } key ? (key, pool.RoleMappings[key]) : null;

    private static bool Permits(Pool pool, VerifiedLogin login, string role) =>
        MappingFor(pool, login) is { Mapping.Type: RoleMappingType.Token } && login.Claims?.All(RolesClaim).Contains(role) == true;

    private static string? ByMapping(RoleMapping mapping, Claims? claims)
    {
        if (mapping.Type == RoleMappingType.Rules)
        {
            return mapping.RulesConfiguration!.Rules!.Find(rule => RuleMatch.Holds(rule, claims))?.RoleARN;
        }

        return claims?.Text(PreferredRoleClaim) ?? (claims?.All(RolesClaim) is [var only] ? only : null);
    }

    private static string Ambiguous(Pool pool, string key, RoleMapping mapping) =>
        mapping.AmbiguousRoleResolution == AmbiguousRoleResolution.AuthenticatedRole
            ? Default(pool, RoleType.Authenticated)
            : throw ServiceErrors.NotAuthorized($"The ambiguous role mapping rules for: {key} denied this request.");

    private static string Default(Pool pool, string type) =>
        pool.Roles.TryGetValue(type, out string? role) ? role : throw ServiceErrors.InvalidPoolConfiguration();

    // This text is ours, not the real service's.
    private static ServiceException CustomRoleDenied() => ServiceErrors.NotAuthorized("The custom role is not among the roles in the token.");
}

/// <summary>Compares claims with rules. If a claim has several values, one must match; for NotEqual, none may be equal.</summary>
internal static class RuleMatch
{
    public static bool Holds(MappingRule rule, Claims? claims)
    {
        // A missing claim matches nothing, not even NotEqual.
        if (claims?.All(rule.Claim!) is not { Length: > 0 } values)
        {
            return false;
        }

        string wanted = rule.Value!;
        return rule.MatchType switch
        {
            MappingRuleMatchType.EqualTo => values.Contains(wanted),
            MappingRuleMatchType.NotEqual => !values.Contains(wanted),
            MappingRuleMatchType.StartsWith => values.Any(value => value.StartsWith(wanted, StringComparison.Ordinal)),
            _ => values.Any(value => value.Contains(wanted, StringComparison.Ordinal)),
        };
    }
}

/// <summary>The rules for roles and role mappings beyond the shapes of their members.</summary>
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

    /// <summary>Ignores the pool's providers, which may have changed since the roles were set.</summary>
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
