namespace CognitoIdentity.Local;

/// <summary>
/// The identities of a region. Each method leaves them whole: a login opens at most one identity, which is enabled, and
/// what is listed can be found. Nothing takes longer than the logarithm of their number, but for removing a whole pool.
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

    /// <exception cref="ServiceException">There is no such identity.</exception>
    public Identity Get(string id) => Find(id) ?? throw ServiceErrors.IdentityNotFound(id);

    /// <summary>Makes an identity: a guest, if it gets no login.</summary>
    public Identity Create(Pool pool, IReadOnlyCollection<Login> logins)
    {
        CheckLogins(pool, logins);
        var identity = new Identity(Guid.NewGuid(), pool.Identities, pool.Identities.LastPosition + 1, Now());
        Put(identity);
        SetLogins(identity, [.. logins]);
        identity.Modified = identity.Created;
        return identity;
    }

    /// <summary>Puts an identity in that has been read from a file.</summary>
    /// <returns>Whether there was room: neither its id nor one of its logins was taken.</returns>
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

    /// <summary>Makes one identity of several, and gives it further logins. The others lose theirs to it and are disabled.</summary>
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

    // A developer provider may know one person under several names; of a public provider an identity has one login.
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

    // As exact as the answers say it.
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

    /// <summary>Its logins, in the order in which they came. Replaced as a whole, so whoever has read it may keep it.</summary>
    public Login[] Logins { get; set; } = [];

    /// <summary>For a disabled one: the identity that it was merged into, which may have been merged itself or deleted since.</summary>
    public Identity? MergedInto { get; set; }

    /// <summary>The identity that it is now: itself, or the last that it was merged into.</summary>
    public Identity Current
    {
        get
        {
            Identity current = this;
            while (current.MergedInto is { } next)
            {
                // Shortens the way for the next time, as one can be merged through a million others.
                current.MergedInto = next.MergedInto ?? next;
                current = next;
            }

            return current;
        }
    }

    /// <summary>Whether its logins open it.</summary>
    public bool HasLogins => Status == IdentityStatus.Authenticated && Logins.Length > 0;
}

/// <summary>What an identity is.</summary>
internal enum IdentityStatus : byte
{
    /// <summary>It never had a login: whoever knows its id may use it.</summary>
    Guest,

    /// <summary>It has, or had, logins: only they open it. One that has lost its last login is out of reach for good.</summary>
    Authenticated,

    /// <summary>It was merged into another, which has its logins now.</summary>
    Disabled,
}

/// <summary>A user of a provider: what an identity is found by.</summary>
internal readonly record struct Login(string Provider, string User);
