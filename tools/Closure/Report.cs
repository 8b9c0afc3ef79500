namespace CognitoIdentity.Closure;

/// <summary>What the assemblies for Windows PowerShell refer to, and what is missing.</summary>
public sealed class Report
{
    private Report(World world)
    {
        Problems =
        [
            .. world.Shipped.SelectMany(assembly => ReferenceTable.Missing(world, assembly)),
            .. world.Shipped.SelectMany(Contracts.Broken),
            .. Beginning.TooEarly(world),
        ];
        Assemblies = world.Shipped.Count();
        References = world.Shipped.Sum(ReferenceTable.Count);
        Lines =
        [
            "References  Assembly",
            .. world.Shipped.Select(assembly => $"{ReferenceTable.Count(assembly),10:N0}  {assembly.Name.Name} {assembly.Name.Version}"),
            "",
            "Asked for in another version than there is, for which the module's handler takes that one:",
            .. OtherVersions(world),
            "",
            .. Problems,
            $"{Assemblies} assemblies, {References:N0} references, {Problems.Count} missing or broken",
        ];
    }

    /// <summary>The report as it is shown.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>What is missing, or would not work.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>How many assemblies were looked at.</summary>
    public int Assemblies { get; }

    /// <summary>How many references.</summary>
    public int References { get; }

    /// <summary>Whether nothing is.</summary>
    public bool IsWhole => Problems.Count == 0;

    /// <summary>Looks up everything.</summary>
    /// <param name="module">A folder with the assemblies that load with the module, and in lib/ all others.</param>
    public static Report Of(string module)
    {
        using var world = new World(module);
        return new Report(world);
    }

    private static IEnumerable<string> OtherVersions(World world) =>
        from assembly in world.Shipped
        from wanted in assembly.MainModule.AssemblyReferences
        let found = world.Bind(wanted)
        where found is not null && (found.Name.Version < wanted.Version || (world.Shipped.Contains(found) && found.Name.Version != wanted.Version))
        group assembly.Name.Name by $"{wanted.Name} {wanted.Version} -> {found.Name.Version}" into same
        orderby same.Key
        select $"  {same.Key}, by {string.Join(", ", same)}";
}
