namespace CognitoIdentity.Local;

/// <summary>The state of one region. Regions are independent of each other.</summary>
internal sealed class Region
{
    public Region(string name, TimeProvider clock, Changes changes)
    {
        Name = name;
        Identities = new IdentityStore(name, clock, changes);
        Pools = new PoolStore(Gate, Identities, changes);
    }

    public string Name { get; }

    /// <summary>
    /// Guards the region's state. Work that takes longer than microseconds, such as verifying a token, is done before taking it.
    /// </summary>
    public object Gate { get; } = new();

    public PoolStore Pools { get; }

    /// <summary>Use it only under the lock.</summary>
    public IdentityStore Identities { get; }
}
