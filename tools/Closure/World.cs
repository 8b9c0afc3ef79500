using System.Reflection;
using CognitoIdentity.Loading;
using Mono.Cecil;

namespace CognitoIdentity.Closure;

/// <summary>
/// What Windows PowerShell would find for an assembly's name: first what .NET Framework and PowerShell itself have, of the version asked
/// for or a later one; then, for the module's own assemblies, what the module's handler finds, by the rules of that handler: what ships, of
/// that version or a later one, or else what .NET Framework has of it.
/// </summary>
internal sealed class World : IDisposable
{
    private const string HostName = "System.Management.Automation";

    private readonly Dictionary<string, AssemblyDefinition?> _provided = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AssemblyDefinition> _shipped;
    private readonly string[] _providers = [Places.Framework, Path.Combine(Places.Framework, "Facades"), Places.Host];

    /// <param name="module">A folder with the assemblies that load with the module, and in lib/ all others.</param>
    public World(string module)
    {
        Roots = Read(module);
        Libraries = Read(Path.Combine(module, "lib"));
        _shipped = Libraries.Concat(Roots).ToDictionary(assembly => assembly.Name.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What loads with the module.</summary>
    public IReadOnlyList<AssemblyDefinition> Roots { get; }

    /// <summary>What is found when it is needed.</summary>
    public IReadOnlyList<AssemblyDefinition> Libraries { get; }

    public IEnumerable<AssemblyDefinition> Shipped => Roots.Concat(Libraries);

    /// <summary>What one of the module's assemblies gets; null for nothing. What is older than it asks for has to have all that it uses.</summary>
    public AssemblyDefinition? Bind(AssemblyNameReference reference)
    {
        var wanted = new AssemblyName(reference.FullName);
        AssemblyDefinition? provided = Provided(reference.Name);
        return provided is not null && NameOf(provided).Satisfies(wanted) ? provided
            : _shipped.TryGetValue(reference.Name, out AssemblyDefinition? shipped) && NameOf(shipped).Satisfies(wanted) ? shipped
            : provided is not null && wanted.Name != HostName && NameOf(provided).HasPublisherOf(wanted) ? provided
            : null;
    }

    public bool IsLibrary(TypeReference? type) => type?.Resolve() is { } found && Libraries.Contains(found.Module.Assembly);

    public void Dispose()
    {
        foreach (AssemblyDefinition assembly in Shipped.Concat(_provided.Values.OfType<AssemblyDefinition>()))
        {
            assembly.Dispose();
        }
    }

    private static AssemblyName NameOf(AssemblyDefinition assembly) => new(assembly.Name.FullName);

    private AssemblyDefinition[] Read(string folder) =>
        [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal).Select(file => Read(file, Bind))];

    private static AssemblyDefinition Read(string file, Func<AssemblyNameReference, AssemblyDefinition?> bind) =>
        AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = new Binder(bind), InMemory = true });

    private AssemblyDefinition? Provided(string name)
    {
        if (!_provided.TryGetValue(name, out AssemblyDefinition? assembly))
        {
            string? file = _providers.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
            _provided[name] = assembly = file is null ? null : Read(file, wanted => Provided(wanted.Name));
        }

        return assembly;
    }

    private sealed class Binder(Func<AssemblyNameReference, AssemblyDefinition?> bind) : IAssemblyResolver
    {
        public AssemblyDefinition Resolve(AssemblyNameReference name) => bind(name)!; // Cecil takes null for an assembly that is not there.

        public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

        public void Dispose()
        {
        }
    }
}
