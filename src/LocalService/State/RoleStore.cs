namespace CognitoIdentity.Local;

/// <summary>The roles of IAM, in the order of their creation. They belong to no region. Safe for use by several threads at once.</summary>
internal sealed class RoleStore
{
    private readonly object _gate = new();
    private readonly OrderedIndex<IamRole> _roles = new();
    private readonly string _accountId;
    private readonly Changes _changes;

    public RoleStore(string accountId, Changes changes)
    {
        _accountId = accountId;
        _changes = changes;
    }

    /// <returns>Whether it was added. It is not if the name exists, compared without case.</returns>
    public bool TryAdd(IamRole role)
    {
        lock (_gate)
        {
            if (_roles.Find(Key(role.Partition, role.Name)) is not null)
            {
                return false;
            }

            _roles.Add(Key(role.Partition, role.Name), role);
            _changes.Raise();
            return true;
        }
    }

    public IamRole? Find(string partition, string name)
    {
        lock (_gate)
        {
            return _roles.Find(Key(partition, name));
        }
    }

    public IamRole? FindByArn(string arn) =>
        RoleArn.IsOne(arn) && Find(RoleArn.PartitionOf(arn), arn[(arn.LastIndexOf('/') + 1)..]) is { } role && ArnOf(role) == arn ? role : null;

    public string ArnOf(IamRole role) => $"arn:{role.Partition}:iam::{_accountId}:role{role.Path}{role.Name}";

    /// <returns>Whether the role existed.</returns>
    public bool TryChange(string partition, string name, Func<IamRole, IamRole> change)
    {
        lock (_gate)
        {
            if (_roles.Find(Key(partition, name)) is not { } role)
            {
                return false;
            }

            _roles.Replace(Key(partition, name), change(role));
            _changes.Raise();
            return true;
        }
    }

    /// <returns>Whether the role existed.</returns>
    public bool Remove(string partition, string name)
    {
        lock (_gate)
        {
            if (!_roles.Remove(Key(partition, name)))
            {
                return false;
            }

            _changes.Raise();
            return true;
        }
    }

    public List<(long Position, IamRole Item)> After(long position)
    {
        lock (_gate)
        {
            return _roles.After(position, _roles.Count);
        }
    }

    // For IAM, names that differ only in case are the same.
    private static string Key(string partition, string name) => $"{partition}:{name.ToUpperInvariant()}";
}

/// <summary>A role. Never changed, only replaced.</summary>
/// <param name="Partition">The partition of AWS, such as <c>aws-cn</c>.</param>
/// <param name="Path">The path, with a slash at both ends.</param>
/// <param name="Name">The name.</param>
/// <param name="Id">The unique id.</param>
/// <param name="Created">When it was made.</param>
/// <param name="TrustPolicy">The trust policy, as it was given.</param>
/// <param name="MaxSessionDuration">How long a session may last, in seconds.</param>
/// <param name="Description">The description, or null.</param>
/// <param name="Tags">The tags.</param>
internal sealed record IamRole(
    string Partition,
    string Path,
    string Name,
    string Id,
    DateTime Created,
    string TrustPolicy,
    int MaxSessionDuration,
    string? Description,
    IDictionary<string, string> Tags);
