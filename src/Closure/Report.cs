namespace CognitoIdentity.Closure;

/// <summary>What the assemblies for Windows PowerShell refer to, and what is missing.</summary>
internal sealed class Report
{
    private Report(IReadOnlyList<string> lines, IReadOnlyList<string> problems)
    {
        Lines = lines;
        Problems = problems;
    }

    /// <summary>The report as it is shown.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>What is missing, or would not work.</summary>
    public IReadOnlyList<string> Problems { get; }

    public bool IsWhole => Problems.Count == 0;

    /// <summary>Looks up everything.</summary>
    /// <param name="module">A folder with the assemblies that load with the module, and in lib/ all others.</param>
    public static Report Of(string module)
    {
        using var world = new World(module);
        string[] problems =
        [
            .. world.Shipped.SelectMany(assembly => References.Missing(world, assembly)),
            .. world.Shipped.SelectMany(Contracts.Broken),
            .. Beginning.TooEarly(world),
        ];
        return new Report(
            [
                "Refers to       assembly",
                .. world.Shipped.Select(assembly => $"{References.Count(assembly),9:N0}       {assembly.Name.Name} {assembly.Name.Version}"),
                "",
                "Asked for in another version than the one that ships, which the module's handler takes all the same:",
                .. OtherVersions(world),
                "",
                .. problems,
                $"{world.Shipped.Count()} assemblies, {world.Shipped.Sum(References.Count):N0} references, {problems.Length} missing or broken",
            ],
            problems);
    }

    private static IEnumerable<string> OtherVersions(World world) =>
        from assembly in world.Shipped
        from wanted in assembly.MainModule.AssemblyReferences
        let found = world.Bind(wanted)
        where found is not null && world.Shipped.Contains(found) && found.Name.Version != wanted.Version
        group assembly.Name.Name by $"{wanted.Name} {wanted.Version} -> {found.Name.Version}" into same
        orderby same.Key
        select $"  {same.Key}, by {string.Join(", ", same)}";
}
