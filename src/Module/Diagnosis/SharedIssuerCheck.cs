namespace CognitoIdentity;

/// <summary>Checks who can log in to a pool with a token of a <see cref="SharedIssuer"/>.</summary>
internal static class SharedIssuerCheck
{
    // Shown if the value isn't known.
    private const string Variable = "$subject";

    /// <summary>The findings: a provider without rules, or a rule that matches other customers too.</summary>
    public static IEnumerable<Finding> Run(IdentityPool pool, IdentityPoolRoles roles)
    {
        IDictionary<string, RoleMapping> mappings = roles.RoleMappings ?? new Dictionary<string, RoleMapping>();
        string role = roles.Roles?.TryGetValue(RoleType.Authenticated, out string? users) == true ? PowerShellText.Quote(users) : RoleUse.RoleVariable;
        foreach (string name in LoginProvider.Names(pool).Distinct())
        {
            if (SharedIssuer.Find(name) is not { } issuer)
            {
                continue;
            }

            // A pool has the provider as an ARN, so a new mapping has the ARN as its key.
            string[] keys = LoginProvider.Find(pool, name)!.RoleKeys;
            string key = Array.Find(keys, mappings.ContainsKey) ?? keys[^1];
            RoleMapping? mapping = LoginProvider.MappingOf(keys, mappings);
            MappingRule[] rules = [.. mapping?.RulesConfiguration?.Rules ?? []];
            if (mapping?.AmbiguousRoleResolution != AmbiguousRoleResolution.Deny)
            {
                MappingRule[] kept = rules.Length > 0 ? rules : [new MappingRule { Claim = "sub", MatchType = MappingRuleMatchType.StartsWith }];
                yield return Create(pool, nameof(Texts.ProviderShared), name, issuer, Mapping(key, kept, role), issuer.Users);
            }

            foreach (MappingRule rule in rules.Where(rule => !issuer.IsNarrow(rule)))
            {
                yield return Create(pool, nameof(Texts.RoleMappingRuleOpen), name, issuer, Mapping(key, rules, role, issuer), rule.ToString());
            }
        }
    }

    private static Finding Create(IdentityPool pool, string id, string provider, SharedIssuer issuer, string mapping, string seen) =>
        Finding.Create(FindingSeverity.Warning, id, pool.IdentityPoolId, provider, pool.IdentityPoolId, provider, mapping, issuer.Subject, seen);

    // The mapping of a remedy: the rules, with values that keep only strangers out.
    private static string Mapping(string key, MappingRule[] rules, string role, SharedIssuer? issuer = null)
    {
        string list = string.Join(", ", rules.Select(rule =>
        {
            bool isKept = rule.Value is not null && issuer?.IsNarrow(rule) != false;
            string? value = isKept ? rule.Value : issuer?.Corrected(rule);
            (string claim, string match) = value is null ? ("sub", MappingRuleMatchType.StartsWith) : (rule.Claim!, rule.MatchType!);
            string arn = rule.RoleARN is null ? role : PowerShellText.Quote(rule.RoleARN);
            return $"(New-CIRoleMappingRule {PowerShellText.Quote(claim)} {match} {(value is null ? Variable : PowerShellText.Quote(value))} {arn})";
        }));
        return $"@{{ {PowerShellText.Quote(key)} = New-CIRoleMapping {list} -AmbiguousRoleResolution Deny }}";
    }
}
