using System.Collections.Immutable;
using System.Text.Json;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>Takes the state of regions out, and puts it back in.</summary>
internal static class StateImage
{
    /// <summary>A consistent image of a region. Its lock is held while references are copied, and no longer.</summary>
    public static List<StoredPool> Take(Region region)
    {
        lock (region.Gate)
        {
            return [.. region.Pools.All().Select(entry => Take(entry.Item))];
        }
    }

    /// <summary>Puts a pool into a region, where it must not be yet.</summary>
    /// <exception cref="ServiceException">It is not as the API lets it be, or contradicts itself.</exception>
    public static void Restore(Region region, StoredPool stored)
    {
        Check<UpdateIdentityPoolRequest>(stored.Settings);
        PoolRules.Apply(stored.Settings);
        Check<SetIdentityPoolRolesRequest>(stored.Roles);
        RoleRules.Check(stored.Roles.Roles!, stored.Roles.RoleMappings);
        if (region.Pools.Find(stored.Settings.IdentityPoolId!) is not null)
        {
            throw Contradiction(stored);
        }

        foreach ((string provider, TagMap? map) in stored.PrincipalTags)
        {
            CheckTags(stored, provider, map?.Tags ?? throw Contradiction(stored));
        }

        var pool = new Pool(stored.Settings)
        {
            Roles = stored.Roles.Roles!,
            RoleMappings = stored.Roles.RoleMappings ?? new Dictionary<string, RoleMapping>(),
            TagMaps = stored.PrincipalTags.ToImmutableDictionary(),
        };
        pool.Settings.IdentityPoolTags ??= new Dictionary<string, string>();
        region.Pools.Add(pool);
        foreach (StoredIdentity identity in stored.Identities)
        {
            Restore(region, pool, identity, stored);
        }

        // An identity may have been merged into a later one, so only now.
        foreach (StoredIdentity identity in stored.Identities)
        {
            RestoreMerge(region, identity, stored);
        }
    }

    private static void Restore(Region region, Pool pool, StoredIdentity stored, StoredPool whole)
    {
        Login[] logins = stored.Logins ?? [];
        bool isWhole = Enum.IsDefined(stored.Status)
            && (logins.Length == 0 || stored.Status == IdentityStatus.Authenticated)
            && Array.TrueForAll(logins, login => login.Provider is not null && login.User is not null);
        var identity = new Identity(stored.Id, pool.Identities, pool.Identities.LastPosition + 1, stored.Created)
        {
            Modified = stored.Modified,
            Status = stored.Status,
            Logins = logins,
        };
        if (!isWhole || !region.Identities.TryRestore(pool, identity))
        {
            throw Contradiction(whole);
        }
    }

    private static void RestoreMerge(Region region, StoredIdentity stored, StoredPool whole)
    {
        if (stored.MergedInto is not { } key)
        {
            return;
        }

        // What is not there any more was deleted.
        Identity loser = region.Identities.Find(stored.Id)!;
        Identity? winner = region.Identities.Find(key);
        if (loser.Status != IdentityStatus.Disabled || winner?.Status == IdentityStatus.Disabled || (winner is not null && winner.Pool != loser.Pool))
        {
            throw Contradiction(whole);
        }

        loser.MergedInto = winner;
    }

    private static StoredPool Take(Pool pool) => new(
        pool.Settings,
        new IdentityPoolRoles { IdentityPoolId = pool.Id, Roles = pool.Roles, RoleMappings = pool.RoleMappings },
        pool.TagMaps,
        [.. pool.Identities.All.Select(Take)]);

    private static StoredIdentity Take(Identity identity) => new(
        identity.Key,
        identity.Status,
        identity.Created,
        identity.Modified,
        identity.Logins.Length == 0 ? null : identity.Logins,
        identity.MergedInto is null ? null : identity.Current.Key);

    private static void CheckTags(StoredPool pool, string provider, IDictionary<string, string> tags)
    {
        var map = new PrincipalTagAttributeMap
        {
            IdentityPoolId = pool.Settings.IdentityPoolId,
            IdentityProviderName = provider,
            PrincipalTags = tags,
        };
        Check<SetPrincipalTagAttributeMapRequest>(map);
    }

    /// <summary>Checks what is stored as the request that could have made it.</summary>
    private static void Check<TRequest>(object stored)
    {
        using var input = JsonDocument.Parse(ApiJson.Write(stored));
        Validator.Check(Operation.Of(typeof(TRequest)).Request, input.RootElement);
    }

    private static ServiceException Contradiction(StoredPool pool) =>
        ServiceErrors.InvalidParameter($"The pool '{pool.Settings.IdentityPoolId}' is there twice, or contradicts itself.");
}
