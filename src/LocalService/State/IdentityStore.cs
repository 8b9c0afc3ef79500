namespace CognitoIdentity.Local;

/// <summary>
/// The identities of a region. Each method keeps them consistent: a login belongs to at most one identity, which is enabled, and
/// every listed identity can be found. All operations take logarithmic time, except removing a whole pool.
/// Not safe for use by several threads at once: callers hold the region's lock.
/// </summary>
internal sealed class IdentityStore
{
    private const int MostLogins = 20;
    private readonly string _prefix;
    private readonly TimeProvider _clock;
    private readonly Changes _changes;
    private readonly Dictionary<Guid, Identity> _byKey = [];

    public IdentityStore(string region, TimeProvider clock, Changes changes)
    {
        _prefix = region + ":";
        _clock = clock;
        _changes = changes;
    }

    public string IdOf(Identity identity) => _prefix + identity.Key.ToString("D");

    public Identity? Find(string id) =>
        id.StartsWith(_prefix, StringComparison.Ordinal) && Guid.TryParseExact(id.AsSpan(_prefix.Length), "D", out Guid key)
            ? _byKey.GetValueOrDefault(key)
            : null;

    public Identity? Find(Guid key) => _byKey.GetValueOrDefault(key);

    /// <exception cref="ServiceException">The identity does not exist.</exception>
    public Identity Get(string id) => Find(id) ?? throw ServiceErrors.IdentityNotFound(id);

    /// <summary>Makes an identity. Without logins, it is a guest.</summary>
    public Identity Create(Pool pool, IReadOnlyCollection<Login> logins)
    {
        CheckLogins(pool, logins);
        var identity = new Identity(Guid.NewGuid(), pool.Identities, pool.Identities.LastPosition + 1, Now());
        Put(identity);
        SetLogins(identity, [.. logins]);
        identity.Modified = identity.Created;
        return identity;
    }

    /// <summary>Adds an identity that was read from a file.</summary>
    /// <returns>Whether it was added. It is not if its id or one of its logins exists already.</returns>
    /// <exception cref="ServiceException">One identity can't have all these logins.</exception>
    public bool TryRestore(Pool pool, Identity identity)
    {
        CheckLogins(pool, identity.Logins);
        if (_byKey.ContainsKey(identity.Key) || identity.Logins.Any(login => !identity.Pool.Owners.TryAdd(login, identity)))
        {
            return false;
        }

        Put(identity);
        return true;
    }

    /// <summary>Merges several identities into one, and adds logins to it. The others lose their logins to it and are disabled.</summary>
    /// <exception cref="ServiceException">One identity can't have all these logins. Nothing has changed.</exception>
    public void Unite(Pool pool, Identity winner, IEnumerable<Identity> losers, IEnumerable<Login> further)
    {
        Identity[] merged = [.. losers.Where(loser => loser != winner)];
        Login[] logins = [.. winner.Logins.Concat(merged.SelectMany(loser => loser.Logins)).Concat(further).Distinct()];
        CheckLogins(pool, logins);

        foreach (Identity loser in merged)
        {
            SetLogins(loser, []);
            loser.Pool.Remove(loser);
            loser.Status = IdentityStatus.Disabled;
            loser.MergedInto = winner;
            loser.Pool.Add(loser);
        }

        if (logins.Length > winner.Logins.Length)
        {
            SetLogins(winner, logins);
        }
    }

    public void Unlink(Identity identity, Predicate<Login> which)
    {
        Login[] kept = Array.FindAll(identity.Logins, login => !which(login));
        if (kept.Length < identity.Logins.Length)
        {
            SetLogins(identity, kept);
        }
    }

    public void Remove(Identity identity)
    {
        SetLogins(identity, []);
        identity.Pool.Remove(identity);
        _byKey.Remove(identity.Key);
    }

    public void RemoveAll(PoolIdentities pool)
    {
        foreach (Identity identity in pool.All)
        {
            _byKey.Remove(identity.Key);
        }
    }

    private void Put(Identity identity)
    {
        _byKey.Add(identity.Key, identity);
        identity.Pool.Add(identity);
        identity.Pool.LastPosition = identity.Position;
    }

    private void SetLogins(Identity identity, Login[] logins)
    {
        Dictionary<Login, Identity> owners = identity.Pool.Owners;
        foreach (Login login in identity.Logins)
        {
            owners.Remove(login);
        }

        foreach (Login login in logins)
        {
            owners[login] = identity;
        }

        identity.Logins = logins;
        identity.Modified = Now();
        _changes.Raise();
        if (logins.Length > 0)
        {
            identity.Status = IdentityStatus.Authenticated;
        }
    }

    // An identity can have several users of a developer provider, but only one login of a public provider.
    private static void CheckLogins(Pool pool, IReadOnlyCollection<Login> logins)
    {
        string? twice = logins
            .Where(login => login.Provider != pool.Settings.DeveloperProviderName)
            .GroupBy(login => login.Provider, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Skip(1).Any())?.Key;
        if (twice is not null)
        {
            throw ServiceErrors.LoginConflict(twice);
        }

        if (logins.Count > MostLogins)
        {
            throw ServiceErrors.TooManyLogins(MostLogins);
        }
    }

    // Rounded as in answers.
    private DateTime Now()
    {
        DateTime now = _clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }
}

/// <summary>An identity. Small, as there may be a million; only <see cref="IdentityStore"/> changes it.</summary>
internal sealed class Identity
{
    public Identity(Guid key, PoolIdentities pool, long position, DateTime created)
    {
        Key = key;
        Pool = pool;
        Position = position;
        Created = created;
        Modified = created;
    }

    /// <summary>The id without the region.</summary>
    public Guid Key { get; }

    public PoolIdentities Pool { get; }

    /// <summary>Its place in the order of creation.</summary>
    public long Position { get; }

    public DateTime Created { get; }

    public DateTime Modified { get; set; }

    public IdentityStatus Status { get; set; }

    /// <summary>Its logins, in the order in which they came. Replaced as a whole, never changed, so readers need no lock.</summary>
    public Login[] Logins { get; set; } = [];

    /// <summary>For a disabled identity: the identity that it was merged into, which may have been merged itself or deleted since.</summary>
    public Identity? MergedInto { get; set; }

    /// <summary>The identity at the end of the merges: itself, if it was not merged.</summary>
    public Identity Current
    {
        get
        {
            Identity current = this;
            while (current.MergedInto is { } next)
            {
                // Shorten the chain for the next look-up, because it can have a million merges.
                current.MergedInto = next.MergedInto ?? next;
                current = next;
            }

            return current;
        }
    }

    /// <summary>Whether it needs a login.</summary>
    public bool HasLogins => Status == IdentityStatus.Authenticated && Logins.Length > 0;
}

/// <summary>The state of an identity.</summary>
internal enum IdentityStatus : byte
{
    /// <summary>A guest: it never had a login, so anybody who knows its id can use it.</summary>
    Guest,

    /// <summary>It has, or had, logins, and can be used only with one of them. Without logins, it can never be used again.</summary>
    Authenticated,

    /// <summary>It was merged into another, which has its logins now.</summary>
    Disabled,
}

/// <summary>A user of a provider. Identities are found by it.</summary>
internal readonly record struct Login(string Provider, string User);
