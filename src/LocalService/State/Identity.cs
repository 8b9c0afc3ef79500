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

    /// <summary>Whether its logins open it.</summary>
    public bool HasLogins => Status == IdentityStatus.Authenticated && Logins.Length > 0;
}
