namespace CognitoIdentity.Closure;

/// <summary>The references of the assemblies for Windows PowerShell, and which of them fail there.</summary>
public sealed class BindingReport
{
    private BindingReport(ModuleAssemblies assemblies)
    {
        Problems =
        [
            .. assemblies.Shipped.SelectMany(assembly => AssemblyReferences.Missing(assemblies, assembly)),
            .. assemblies.Shipped.SelectMany(Implementations.Missing),
            .. LoadOrder.Problems(assemblies),
        ];
        Assemblies = assemblies.Shipped.Count();
        References = assemblies.Shipped.Sum(AssemblyReferences.Count);
        Lines =
        [
            "References  Assembly",
            .. assemblies.Shipped.Select(assembly => $"{AssemblyReferences.Count(assembly),10:N0}  {assembly.Name.Name} {assembly.Name.Version}"),
            "",
            "The module's handler binds these references to an assembly of another version:",
            .. OtherVersions(assemblies),
            "",
            .. Problems,
            $"{Assemblies} assemblies, {References:N0} references, {Problems.Count} missing or broken",
        ];
    }

    /// <summary>The report as text.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>What is missing, or fails at run time.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The number of assemblies.</summary>
    public int Assemblies { get; }

    /// <summary>The number of their references.</summary>
    public int References { get; }

    /// <summary>Resolves all references.</summary>
    /// <param name="folder">A folder with the assemblies that load with the module, and all others in lib/.</param>
    public static BindingReport Of(string folder)
    {
        using var assemblies = new ModuleAssemblies(folder);
        return new BindingReport(assemblies);
    }

    private static IEnumerable<string> OtherVersions(ModuleAssemblies assemblies) =>
        from assembly in assemblies.Shipped
        from wanted in assembly.MainModule.AssemblyReferences
        let found = assemblies.Bind(wanted)
        where found is not null && (found.Name.Version < wanted.Version || (assemblies.Shipped.Contains(found) && found.Name.Version != wanted.Version))
        group assembly.Name.Name by $"{wanted.Name} {wanted.Version} -> {found.Name.Version}" into same
        orderby same.Key
        select $"  {same.Key}, by {string.Join(", ", same)}";
}
