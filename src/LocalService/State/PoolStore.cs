namespace CognitoIdentity.Local;

/// <summary>
/// The pools of a region. Safe for use by several threads at once: a pool that is in here is never changed, only
/// replaced by another, so whoever has read one may keep it.
/// </summary>
internal sealed class PoolStore
{
    private readonly object _gate = new();
    private readonly Ledger<IdentityPool> _pools = new();

    public void Add(IdentityPool pool)
    {
        lock (_gate)
        {
            _pools.Add(pool.IdentityPoolId!, pool);
        }
    }

    /// <exception cref="ServiceException">There is no such pool.</exception>
    public IdentityPool Get(string id)
    {
        lock (_gate)
        {
            return _pools.Find(id) ?? throw ServiceErrors.PoolNotFound(id);
        }
    }

    /// <summary>Replaces a pool by what is made of it, with nothing in between, and returns that.</summary>
    /// <exception cref="ServiceException">There is no such pool.</exception>
    public IdentityPool Change(string id, Func<IdentityPool, IdentityPool> change)
    {
        lock (_gate)
        {
            IdentityPool changed = change(_pools.Find(id) ?? throw ServiceErrors.PoolNotFound(id));
            _pools.Replace(id, changed);
            return changed;
        }
    }

    /// <exception cref="ServiceException">There is no such pool.</exception>
    public void Remove(string id)
    {
        lock (_gate)
        {
            if (!_pools.Remove(id))
            {
                throw ServiceErrors.PoolNotFound(id);
            }
        }
    }

    public List<(long Position, IdentityPool Item)> After(long position, int count)
    {
        lock (_gate)
        {
            return _pools.After(position, count);
        }
    }
}
