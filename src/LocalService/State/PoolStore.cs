namespace CognitoIdentity.Local;

/// <summary>The pools of a region. Safe for use by several threads at once.</summary>
internal sealed class PoolStore
{
    private readonly object _gate;
    private readonly IdentityStore _identities;
    private readonly Changes _changes;
    private readonly Ledger<Pool> _pools = new();

    public PoolStore(object gate, IdentityStore identities, Changes changes)
    {
        _gate = gate;
        _identities = identities;
        _changes = changes;
    }

    public void Add(Pool pool)
    {
        lock (_gate)
        {
            _pools.Add(pool.Id, pool);
            _changes.Note();
        }
    }

    public Pool? Find(string id)
    {
        lock (_gate)
        {
            return _pools.Find(id);
        }
    }

    /// <exception cref="ServiceException">There is no such pool.</exception>
    public Pool Get(string id) => Find(id) ?? throw ServiceErrors.PoolNotFound(id);

    /// <summary>Replaces a pool by what is made of it, with nothing in between, and returns that.</summary>
    /// <exception cref="ServiceException">There is no such pool.</exception>
    public Pool Change(string id, Func<Pool, Pool> change)
    {
        lock (_gate)
        {
            Pool changed = change(Get(id));
            _pools.Replace(id, changed);
            _changes.Note();
            return changed;
        }
    }

    /// <summary>Removes a pool with all its identities.</summary>
    /// <exception cref="ServiceException">There is no such pool.</exception>
    public void Remove(string id)
    {
        lock (_gate)
        {
            _identities.RemoveAll(Get(id).Identities);
            _pools.Remove(id);
            _changes.Note();
        }
    }

    public List<(long Position, Pool Item)> All()
    {
        lock (_gate)
        {
            return _pools.After(0, _pools.Count);
        }
    }

    public List<(long Position, Pool Item)> After(long position, int count)
    {
        lock (_gate)
        {
            return _pools.After(position, count);
        }
    }
}
