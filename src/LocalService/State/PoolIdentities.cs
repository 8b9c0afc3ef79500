namespace CognitoIdentity.Local;

/// <summary>The identities of one pool: listed in the order of creation, and found by login. Kept by <see cref="IdentityStore"/>.</summary>
internal sealed class PoolIdentities
{
    private static readonly Comparer<Identity> ByPosition = Comparer<Identity>.Create((one, other) => one.Position.CompareTo(other.Position));
    private static readonly PoolIdentities Nowhere = new("");
    private readonly SortedSet<Identity> _enabled = new(ByPosition);
    private readonly SortedSet<Identity> _disabled = new(ByPosition);

    public PoolIdentities(string poolId) => PoolId = poolId;

    public string PoolId { get; }

    /// <summary>Which identity each login opens.</summary>
    public Dictionary<Login, Identity> Owners { get; } = [];

    public long LastPosition { get; set; }

    /// <summary>All of them, in order.</summary>
    public IEnumerable<Identity> All => Merge(_enabled, _disabled);

    public void Add(Identity identity) => SetOf(identity).Add(identity);

    public void Remove(Identity identity) => SetOf(identity).Remove(identity);

    /// <summary>Up to so many that came after a position. It costs the same wherever that is, and whatever is hidden.</summary>
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
