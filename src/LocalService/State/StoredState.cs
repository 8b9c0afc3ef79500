using System.Text.Json.Serialization;

namespace CognitoIdentity.Local;

/// <summary>The state as a file has it. The regions of the pools are in their ids.</summary>
internal sealed record StoredState(int Version, StoredPool[] Pools)
{
    public const int CurrentVersion = 1;
}

/// <summary>A pool, with its identities in the order of their creation.</summary>
internal sealed record StoredPool(IdentityPool Settings, IdentityPoolRoles Roles, IDictionary<string, TagMap> PrincipalTags, StoredIdentity[] Identities);

/// <summary>An identity. A structure, so that a snapshot of a million is one piece of memory.</summary>
/// <param name="Id">The id without the region.</param>
/// <param name="Status">What it is.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Modified">When its logins last changed.</param>
/// <param name="Logins">Its logins; null for none.</param>
/// <param name="MergedInto">For a disabled one the identity that it is now, which may have been deleted.</param>
internal readonly record struct StoredIdentity(
    [property: JsonRequired] Guid Id,
    [property: JsonRequired] IdentityStatus Status,
    [property: JsonRequired] DateTime Created,
    [property: JsonRequired] DateTime Modified,
    Login[]? Logins,
    Guid? MergedInto);
