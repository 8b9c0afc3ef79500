namespace CognitoIdentity.Commands;

/// <summary>
/// The ids seen so far. Compares exactly, because an id that is mistaken for another would not be deleted. Stores the GUIDs as numbers: a
/// million take about 40 MB, a third of what strings would take.
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
