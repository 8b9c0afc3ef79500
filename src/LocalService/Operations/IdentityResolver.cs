namespace CognitoIdentity.Local;

/// <summary>
/// Finds the identity of logins, and links and merges. All methods except <see cref="PoolOf"/> are called under the region's lock, with
/// logins that were verified before.
/// </summary>
internal static class IdentityResolver
{
    /// <summary>The pool of an identity.</summary>
    /// <exception cref="ServiceException">The identity does not exist.</exception>
    public static Pool PoolOf(Region region, string identityId)
    {
        lock (region.Gate)
        {
            return region.Pools.Get(region.Identities.Get(identityId).Pool.PoolId);
        }
    }

    /// <summary>The identities of logins.</summary>
    public static List<Identity> Owners(Region region, PoolIdentities pool, IEnumerable<VerifiedLogin> logins) =>
        [.. logins.Select(login => Owner(region, pool, login)).OfType<Identity>().Distinct()];

    /// <summary>The identity of some logins: found, created, or merged from several. Without logins, a new guest.</summary>
    public static Identity ByLogins(Region region, Pool pool, IReadOnlyCollection<VerifiedLogin> logins)
    {
        List<Identity> owners = Owners(region, pool.Identities, logins);
        return owners.Count == 0
            ? region.Identities.Create(pool, [.. logins.Select(login => login.Login)])
            : Unite(region, pool, owners, logins);
    }

    /// <summary>
    /// The identities to merge (see <see cref="Unite"/>) when a caller uses one of them with these logins. Changes nothing, so a
    /// check that may deny the call can run in between.
    /// </summary>
    /// <exception cref="ServiceException">The logins do not belong to it.</exception>
    public static List<Identity> Open(Region region, Pool pool, Identity identity, IReadOnlyCollection<VerifiedLogin> logins)
    {
        if (logins.Count == 0)
        {
            return identity.Status != IdentityStatus.Guest ? throw LoginErrors.Forbidden(region.Identities.IdOf(identity))
                : pool.Settings.AllowUnauthenticatedIdentities == true ? [identity]
                : throw LoginErrors.NoGuests();
        }

        List<Identity> owners = Owners(region, pool.Identities, logins);
        if (identity.Status == IdentityStatus.Guest)
        {
            // It gets the logins, or is merged into the identity that has them.
            owners.Add(identity);
        }
        else if (!owners.Contains(identity.Current))
        {
            // A disabled identity too accepts only logins of the identity that it was merged into, not any known login.
            throw LoginErrors.NoMatch();
        }

        return owners;
    }

    /// <summary>The identity that remains after a merge: the oldest, but a guest only if all are guests.</summary>
    public static Identity Survivor(IEnumerable<Identity> identities) =>
        identities.OrderBy(identity => identity.Status == IdentityStatus.Guest).ThenBy(identity => identity.Position).First();

    /// <summary>Merges several identities into one, with some logins.</summary>
    public static Identity Unite(Region region, Pool pool, IReadOnlyCollection<Identity> identities, IEnumerable<VerifiedLogin> logins)
    {
        Identity winner = Survivor(identities);
        region.Identities.Unite(pool, winner, identities, logins.Where(login => !login.IsIdentityToken).Select(login => login.Login));
        return winner;
    }

    private static Identity? Owner(Region region, PoolIdentities pool, VerifiedLogin login) => login.IsIdentityToken
        ? region.Identities.Find(login.Login.User) is { HasLogins: true } identity && identity.Pool == pool ? identity : null
        : pool.Owners.GetValueOrDefault(login.Login);
}
