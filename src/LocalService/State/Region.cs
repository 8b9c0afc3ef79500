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

/// <summary>
/// Things by id that are also listed in the order in which they came. Nothing takes longer than the logarithm of their
/// number, so a page costs the same wherever it is. Not safe for use by several threads at once.
/// </summary>
internal sealed class Ledger<T>
    where T : class
{
    private readonly Dictionary<string, Entry> _byId = new(StringComparer.Ordinal);
    private readonly SortedSet<Entry> _byPosition = new(Comparer<Entry>.Create((one, other) => one.Position.CompareTo(other.Position)));
    private long _lastPosition;

    public int Count => _byId.Count;

    public void Add(string id, T item)
    {
        var entry = new Entry(++_lastPosition, item);
        _byId.Add(id, entry);
        _byPosition.Add(entry);
    }

    public T? Find(string id) => _byId.TryGetValue(id, out Entry? entry) ? entry.Item : null;

    /// <summary>Puts another thing in the place of the one with the id, which has to be there.</summary>
    public void Replace(string id, T item) => _byId[id].Item = item;

    public bool Remove(string id)
    {
        if (!_byId.Remove(id, out Entry? entry))
        {
            return false;
        }

        _byPosition.Remove(entry);
        return true;
    }

    /// <summary>Up to so many things that came after a position; what was removed since is skipped.</summary>
    public List<(long Position, T Item)> After(long position, int count)
    {
        SortedSet<Entry> rest = _byPosition.GetViewBetween(new Entry(position + 1, null!), new Entry(long.MaxValue, null!));
        var page = new List<(long, T)>(count);
        foreach (Entry entry in rest)
        {
            if (page.Count == count)
            {
                break;
            }

            page.Add((entry.Position, entry.Item));
        }

        return page;
    }

    private sealed class Entry
    {
        public Entry(long position, T item)
        {
            Position = position;
            Item = item;
        }

        public long Position { get; }

        public T Item { get; set; }
    }
}
