namespace CognitoIdentity.Commands;

/// <summary>
/// The ids that were seen, exactly: one that is taken for another would be left out. The GUIDs in them are kept as such, a
/// million in about 40 MB; as strings they would take three times as much.
/// </summary>
internal sealed class IdentityIdSet
{
    private readonly Dictionary<string, HashSet<Guid>> _guidsByRegion = new(StringComparer.Ordinal);
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);

    /// <summary>Whether the id is new.</summary>
    public bool Add(string id)
    {
        string region = ResourceId.Region(id)!;
        if (!Guid.TryParseExact(id.AsSpan(region.Length + 1), "D", out Guid guid))
        {
            return _others.Add(id);
        }

        if (!_guidsByRegion.TryGetValue(region, out HashSet<Guid>? guids))
        {
            guids = [];
            _guidsByRegion.Add(region, guids);
        }

        return guids.Add(guid);
    }
}
