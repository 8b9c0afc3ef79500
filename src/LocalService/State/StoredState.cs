namespace CognitoIdentity.Local;

/// <summary>The state as a file has it. The regions of the pools are in their ids.</summary>
internal sealed record StoredState(int Version, StoredPool[] Pools)
{
    public const int CurrentVersion = 1;
}

/// <summary>A pool, with its identities in the order of their creation.</summary>
internal sealed record StoredPool(IdentityPool Settings, IdentityPoolRoles Roles, IDictionary<string, TagMap> PrincipalTags, StoredIdentity[] Identities);

/// <summary>An identity. A structure, so that a snapshot of a million is one piece of memory.</summary>
internal readonly record struct StoredIdentity(Guid Id, IdentityStatus Status, DateTime Created, DateTime Modified, Login[]? Logins);
