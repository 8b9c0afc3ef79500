namespace CognitoIdentity.Local;

/// <summary>What the service holds in one region. Regions know nothing of each other.</summary>
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
    /// What is to happen without anything in between happens under this lock. One for all: everything under it takes
    /// microseconds, and what takes longer, such as checking a token, is done before.
    /// </summary>
    public object Gate { get; } = new();

    public PoolStore Pools { get; }

    /// <summary>To be used under the lock.</summary>
    public IdentityStore Identities { get; }
}

/// <summary>Tells whoever keeps the state that it has changed. Called on every change, so what it does has to be quick.</summary>
internal sealed class Changes
{
    private Action? _changed;

    public void Watch(Action changed) => Volatile.Write(ref _changed, changed);

    public void Note() => Volatile.Read(ref _changed)?.Invoke();
}
