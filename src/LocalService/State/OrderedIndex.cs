namespace CognitoIdentity.Local;

/// <summary>
/// Items by id, also listed in the order in which they were added. No operation takes longer than the logarithm of their number, so a page
/// costs the same wherever it starts. Not safe for use by several threads at once.
/// </summary>
internal sealed class OrderedIndex<T>
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

    /// <summary>Replaces the item with the id, which must exist.</summary>
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

    /// <summary>Up to a number of items after a position. Removed items are skipped.</summary>
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
