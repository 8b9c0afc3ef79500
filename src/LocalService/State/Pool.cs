using System.Collections.Immutable;

namespace CognitoIdentity.Local;

/// <summary>
/// A pool and what belongs to it. Never changed, only replaced, so whoever has read one may keep it; the identities alone
/// are the same in every version.
/// </summary>
internal sealed record Pool(IdentityPool Settings)
{
    public string Id => Settings.IdentityPoolId!;

    public IDictionary<string, string> Roles { get; init; } = ImmutableDictionary<string, string>.Empty;

    public IDictionary<string, RoleMapping> RoleMappings { get; init; } = ImmutableDictionary<string, RoleMapping>.Empty;

    /// <summary>The principal tags of each provider for which they were set.</summary>
    public ImmutableDictionary<string, TagMap> TagMaps { get; init; } = ImmutableDictionary<string, TagMap>.Empty;

    public PoolIdentities Identities { get; init; } = new(Settings.IdentityPoolId!);
}

/// <summary>Which claims of a provider's tokens become which principal tags: tag to claim, or the service's own map.</summary>
internal sealed record TagMap(bool UseDefaults, IDictionary<string, string> Tags);
