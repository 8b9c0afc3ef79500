using System.Reflection;
using CognitoIdentity.Loading;
using Mono.Cecil;

namespace CognitoIdentity.Closure;

/// <summary>
/// The assemblies of a module for Windows PowerShell, and how their references bind there. First come the assemblies of .NET Framework and
/// of PowerShell, in the version of the reference or a later one. Then comes the module's handler of failed binds, by its own rules: an
/// assembly of the module in that version or a later one, or else the one of .NET Framework in any version.
/// </summary>
internal sealed class ModuleAssemblies : IDisposable
{
    /// <summary>The assemblies for Windows PowerShell as the build writes them.</summary>
    public static readonly string BuiltFolder = Metadata("Module");

    private const string PowerShellName = "System.Management.Automation";

    // The reference assemblies have all that is public in .NET Framework 4.7.2, and in System.Management.Automation of Windows PowerShell 5.1.
    private static readonly string[] PlatformFolders = [Metadata("Framework"), Path.Combine(Metadata("Framework"), "Facades"), Metadata("PowerShell")];

    private readonly Dictionary<string, AssemblyDefinition?> _platform = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AssemblyDefinition> _shipped;

    /// <param name="folder">A folder with the assemblies that load with the module, and all others in lib/.</param>
    public ModuleAssemblies(string folder)
    {
        Roots = Read(folder);
        Libraries = Read(Path.Combine(folder, "lib"));
        _shipped = Libraries.Concat(Roots).ToDictionary(assembly => assembly.Name.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The assemblies that load with the module.</summary>
    public IReadOnlyList<AssemblyDefinition> Roots { get; }

    /// <summary>The assemblies of lib/, which load when they are needed.</summary>
    public IReadOnlyList<AssemblyDefinition> Libraries { get; }

    public IEnumerable<AssemblyDefinition> Shipped => Roots.Concat(Libraries);

    /// <summary>The assembly that a reference of the module binds to, or null. It can be older than the reference if it has all that is used.</summary>
    public AssemblyDefinition? Bind(AssemblyNameReference reference)
    {
        var wanted = new AssemblyName(reference.FullName);
        AssemblyDefinition? platform = OfPlatform(reference.Name);
        return platform is not null && NameOf(platform).Satisfies(wanted) ? platform
            : _shipped.TryGetValue(reference.Name, out AssemblyDefinition? shipped) && NameOf(shipped).Satisfies(wanted) ? shipped
            : platform is not null && wanted.Name != PowerShellName && NameOf(platform).HasPublisherOf(wanted) ? platform
            : null;
    }

    public bool IsLibrary(TypeReference? type) => type?.Resolve() is { } found && Libraries.Contains(found.Module.Assembly);

    public void Dispose()
    {
        foreach (AssemblyDefinition assembly in Shipped.Concat(_platform.Values.OfType<AssemblyDefinition>()))
        {
            assembly.Dispose();
        }
    }

    /// <summary>A path that the project file has written into this program.</summary>
    private static string Metadata(string key) =>
        typeof(ModuleAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!;

    private static AssemblyName NameOf(AssemblyDefinition assembly) => new(assembly.Name.FullName);

    private AssemblyDefinition[] Read(string folder) =>
        [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal).Select(file => Read(file, Bind))];

    private static AssemblyDefinition Read(string file, Func<AssemblyNameReference, AssemblyDefinition?> bind) =>
        AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = new Resolver(bind), InMemory = true });

    private AssemblyDefinition? OfPlatform(string name)
    {
        if (!_platform.TryGetValue(name, out AssemblyDefinition? assembly))
        {
            string? file = PlatformFolders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
            _platform[name] = assembly = file is null ? null : Read(file, wanted => OfPlatform(wanted.Name));
        }

        return assembly;
    }

    private sealed class Resolver(Func<AssemblyNameReference, AssemblyDefinition?> bind) : IAssemblyResolver
    {
        public AssemblyDefinition Resolve(AssemblyNameReference name) => bind(name)!; // Cecil accepts null for a missing assembly.

        public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

        public void Dispose()
        {
        }
    }
}

/// <summary>The references of an assembly to assemblies, types, methods and fields, through type forwards.</summary>
internal static class AssemblyReferences
{
    public static int Count(AssemblyDefinition assembly) =>
        assembly.Modules.Sum(module => module.GetTypeReferences().Count() + module.GetMemberReferences().Count() + module.ExportedTypes.Count);

    /// <summary>Names the references that can't be resolved.</summary>
    public static IEnumerable<string> Missing(ModuleAssemblies assemblies, AssemblyDefinition assembly)
    {
        foreach (ModuleDefinition module in assembly.Modules)
        {
            IEnumerable<string> missing =
            [
                .. module.AssemblyReferences.Where(wanted => assemblies.Bind(wanted) is null).Select(wanted => $"assembly {wanted.FullName}"),
                .. module.GetTypeReferences().Where(type => type.Resolve() is null).Select(type => $"type {type.FullName} of {type.Scope.Name}"),
                .. module.ExportedTypes.Where(type => type.Resolve() is null).Select(type => $"forward {type.FullName} to {type.Scope.Name}"),
                .. module.GetMemberReferences().Where(IsMissing).Select(member => $"member {member.FullName}"),
            ];
            foreach (string one in missing)
            {
                yield return $"{assembly.Name.Name}: {one}";
            }
        }
    }

    // The runtime itself makes the members of arrays.
    private static bool IsMissing(MemberReference member) =>
        member.DeclaringType is not ArrayType && member is MethodReference or FieldReference && member.Resolve() is null;
}
