namespace CognitoIdentity.Local;

/// <summary>What the service holds in one region. Regions know nothing of each other.</summary>
internal sealed class Region
{
    public Region(string name) => Name = name;

    public string Name { get; }

    public PoolStore Pools { get; } = new();
}
