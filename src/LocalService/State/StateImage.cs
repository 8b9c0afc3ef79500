using System.Collections.Immutable;
using System.Text.Json;

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
        Check("UpdateIdentityPool", JsonSerializer.SerializeToElement(stored.Settings, ServiceJson.Wire.IdentityPool));
        Check("SetIdentityPoolRoles", JsonSerializer.SerializeToElement(stored.Roles, ServiceJson.Wire.IdentityPoolRoles));
        if (region.Pools.Find(stored.Settings.IdentityPoolId!) is not null || stored.PrincipalTags.Values.Any(map => map?.Tags is null))
        {
            throw Contradiction(stored);
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
    }

    private static void Restore(Region region, Pool pool, StoredIdentity stored, StoredPool whole)
    {
        Login[] logins = stored.Logins ?? [];
        bool isWhole = logins.Length == 0 || stored.Status == IdentityStatus.Authenticated;
        var identity = new Identity(stored.Id, pool.Identities, pool.Identities.LastPosition + 1, stored.Created)
        {
            Modified = stored.Modified,
            Status = stored.Status,
            Logins = logins,
        };
        if (!isWhole || logins.Any(login => login.Provider is null || login.User is null) || !region.Identities.TryRestore(identity))
        {
            throw Contradiction(whole);
        }
    }

    private static StoredPool Take(Pool pool) => new(
        pool.Settings,
        new IdentityPoolRoles { IdentityPoolId = pool.Id, Roles = pool.Roles, RoleMappings = pool.RoleMappings },
        pool.TagMaps,
        [.. pool.Identities.All.Select(Take)]);

    private static StoredIdentity Take(Identity identity) => new(
        identity.Key, identity.Status, identity.Created, identity.Modified, identity.Logins.Length == 0 ? null : identity.Logins);

    private static void Check(string operation, JsonElement input) => Validator.Check(ApiModel.Operations[operation].Input, input);

    private static ServiceException Contradiction(StoredPool pool) =>
        ServiceErrors.InvalidParameter($"The pool '{pool.Settings.IdentityPoolId}' is there twice, or contradicts itself.");
}
