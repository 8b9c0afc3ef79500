using System.Collections.Immutable;

namespace CognitoIdentity.Local;

/// <summary>The pools of a region. Safe for use by several threads at once.</summary>
internal sealed class PoolStore
{
    private readonly object _gate;
    private readonly IdentityStore _identities;
    private readonly Changes _changes;
    private readonly OrderedIndex<Pool> _pools = new();

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
            _changes.Raise();
        }
    }

    public Pool? Find(string id)
    {
        lock (_gate)
        {
            return _pools.Find(id);
        }
    }

    /// <exception cref="ServiceException">The pool does not exist.</exception>
    public Pool Get(string id) => Find(id) ?? throw ServiceErrors.PoolNotFound(id);

    /// <summary>Replaces a pool atomically by a changed one, and returns that.</summary>
    /// <exception cref="ServiceException">The pool does not exist.</exception>
    public Pool Change(string id, Func<Pool, Pool> change)
    {
        lock (_gate)
        {
            Pool changed = change(Get(id));
            _pools.Replace(id, changed);
            _changes.Raise();
            return changed;
        }
    }

    /// <summary>Removes a pool with all its identities.</summary>
    /// <exception cref="ServiceException">The pool does not exist.</exception>
    public void Remove(string id)
    {
        lock (_gate)
        {
            _identities.RemoveAll(Get(id).Identities);
            _pools.Remove(id);
            _changes.Raise();
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

/// <summary>
/// A pool with its roles, tags and identities. Never changed, only replaced, so readers need no lock. All versions share the same
/// identities.
/// </summary>
internal sealed record Pool(IdentityPool Settings)
{
    public string Id => Settings.IdentityPoolId!;

    public IDictionary<string, string> Roles { get; init; } = ImmutableDictionary<string, string>.Empty;

    public IDictionary<string, RoleMapping> RoleMappings { get; init; } = ImmutableDictionary<string, RoleMapping>.Empty;

    /// <summary>The principal tags of each provider for which they were set.</summary>
    public ImmutableDictionary<string, TagMap> TagMaps { get; init; } = ImmutableDictionary<string, TagMap>.Empty;

    public PoolIdentities Identities { get; init; } = new(Settings.IdentityPoolId!);
}

/// <summary>The principal tags of a provider: a map from tag to claim, or the service's default map.</summary>
internal sealed record TagMap(bool UseDefaults, IDictionary<string, string> Tags);

/// <summary>The identities of one pool: listed in the order of creation, and found by login. Kept by <see cref="IdentityStore"/>.</summary>
internal sealed class PoolIdentities
{
    private static readonly Comparer<Identity> ByPosition = Comparer<Identity>.Create((one, other) => one.Position.CompareTo(other.Position));
    private static readonly PoolIdentities Nowhere = new("");
    private readonly SortedSet<Identity> _enabled = new(ByPosition);
    private readonly SortedSet<Identity> _disabled = new(ByPosition);

    public PoolIdentities(string poolId) => PoolId = poolId;

    public string PoolId { get; }

    /// <summary>The identity of each login.</summary>
    public Dictionary<Login, Identity> Owners { get; } = [];

    public long LastPosition { get; set; }

    /// <summary>All of them, in order.</summary>
    public IEnumerable<Identity> All => Merge(_enabled, _disabled);

    public void Add(Identity identity) => SetOf(identity).Add(identity);

    public void Remove(Identity identity) => SetOf(identity).Remove(identity);

    /// <summary>Up to a number of identities after a position. Takes the same time for every position and any number of hidden identities.</summary>
    public List<Identity> After(long position, int count, bool hideDisabled)
    {
        IEnumerable<Identity> enabled = Rest(_enabled, position);
        return [.. (hideDisabled ? enabled : Merge(enabled, Rest(_disabled, position))).Take(count)];
    }

    private SortedSet<Identity> SetOf(Identity identity) => identity.Status == IdentityStatus.Disabled ? _disabled : _enabled;

    private static SortedSet<Identity> Rest(SortedSet<Identity> identities, long position) =>
        identities.GetViewBetween(At(position + 1), At(long.MaxValue));

    private static Identity At(long position) => new(default, Nowhere, position, default);

    private static IEnumerable<Identity> Merge(IEnumerable<Identity> one, IEnumerable<Identity> other)
    {
        using IEnumerator<Identity> left = one.GetEnumerator(), right = other.GetEnumerator();
        bool hasLeft = left.MoveNext(), hasRight = right.MoveNext();
        while (hasLeft || hasRight)
        {
            if (!hasRight || (hasLeft && left.Current.Position < right.Current.Position))
            {
                yield return left.Current;
                hasLeft = left.MoveNext();
            }
            else
            {
                yield return right.Current;
                hasRight = right.MoveNext();
            }
        }
    }
}
