namespace CognitoIdentity;

/// <summary>A role of a pool, and who gets it.</summary>
/// <param name="RoleArn">The role.</param>
/// <param name="Type">Whom it is for: a <see cref="RoleType"/>.</param>
/// <param name="Providers">The login keys of the identities that get it; none for guests.</param>
/// <param name="Parameter">
/// The parameter of Set-CIIdentityPoolRole that sets another role, with a variable for it; null if the caller chose the role, not the pool.
/// </param>
internal sealed record RoleUse(string RoleArn, string Type, string[] Providers, string? Parameter)
{
    /// <summary>The variable in <see cref="Parameter"/>; a role of rules has another.</summary>
    public const string RoleVariable = "$roleArn";

    public bool IsForGuests => Type == RoleType.Unauthenticated;

    /// <summary>All roles of a pool, each once for its users and once for its guests. ARNs other than those of roles are left out.</summary>
    public static IReadOnlyList<RoleUse> All(IdentityPool pool, IdentityPoolRoles roles)
    {
        IDictionary<string, RoleMapping> mappings = roles.RoleMappings ?? new Dictionary<string, RoleMapping>();
        var uses = new List<RoleUse>();
        if (roles.Roles?.TryGetValue(RoleType.Authenticated, out string? users) == true && WithoutMapping(pool, mappings) is { Length: > 0 } providers)
        {
            uses.Add(new RoleUse(users, RoleType.Authenticated, providers, ParameterOf(RoleType.Authenticated)));
        }

        if (roles.Roles?.TryGetValue(RoleType.Unauthenticated, out string? guests) == true && pool.AllowUnauthenticatedIdentities == true)
        {
            uses.Add(new RoleUse(guests, RoleType.Unauthenticated, [], ParameterOf(RoleType.Unauthenticated)));
        }

        foreach ((string key, RoleMapping mapping) in mappings.Where(mapping => LoginProvider.HasRoleKey(pool, mapping.Key)))
        {
            uses.AddRange((mapping.RulesConfiguration?.Rules ?? []).Select(rule =>
                new RoleUse(rule.RoleARN!, RoleType.Authenticated, [ProviderNames.OfRoleKey(key)], ParameterOf(key))));
        }

        return [.. uses.Where(use => CognitoIdentity.RoleArn.IsOne(use.RoleArn)).GroupBy(use => (use.RoleArn, use.Type)).Select(Merged)];
    }

    /// <summary>The login keys whose users get the pool's own role: those without a mapping, and those with a mapping that falls back to it.</summary>
    public static string[] WithoutMapping(IdentityPool pool, IDictionary<string, RoleMapping> mappings) =>
    [
        .. LoginProvider.Names(pool).Distinct().Where(name => LoginProvider.Find(pool, name)!.RoleKeySets.Any(keys =>
            LoginProvider.MappingOf(keys, mappings) is not { } mapping || mapping.AmbiguousRoleResolution == AmbiguousRoleResolution.AuthenticatedRole)),
        .. pool.DeveloperProviderName is { } developer ? new[] { developer } : [],
    ];

    /// <summary>The parameter of Set-CIIdentityPoolRole that sets another role.</summary>
    /// <param name="user">Whom the role is for: a role type or the key of a role mapping.</param>
    public static string ParameterOf(string user) => user switch
    {
        RoleType.Authenticated => $"-AuthenticatedRoleArn {RoleVariable}",
        RoleType.Unauthenticated => $"-UnauthenticatedRoleArn {RoleVariable}",
        _ => $"-RoleMapping @{{ {PowerShellText.Quote(user)} = $roleMapping }}",
    };

    /// <summary>The switch of New-CIRoleTrustPolicy for a role type, with a blank before it; empty if it needs none.</summary>
    public static string SwitchOf(string type) => type == RoleType.Unauthenticated ? " -Unauthenticated" : string.Empty;

    private static RoleUse Merged(IEnumerable<RoleUse> uses) => uses.First() with { Providers = [.. uses.SelectMany(use => use.Providers).Distinct()] };
}

/// <summary>The answer of IAM about a role.</summary>
/// <param name="Role">The role; null if it wasn't read.</param>
/// <param name="Error">Why it wasn't read.</param>
/// <param name="AccountId">The account that was searched, if a role wasn't found and the account is known.</param>
internal sealed record RoleReading(RoleTrust? Role, CognitoIdentityException? Error, string? AccountId);

/// <summary>Whether claims of a provider become principal tags.</summary>
/// <param name="HasTags">Null if that can't be told.</param>
/// <param name="Doubt">Why it can't be told.</param>
internal sealed record TagReading(bool? HasTags, string? Doubt = null);
