namespace CognitoIdentity.Local;

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
