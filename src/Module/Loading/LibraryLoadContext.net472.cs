using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;

namespace CognitoIdentity.Loading;

/// <summary>
/// Replaces the load context of .NET: finds the client, the local service and all their dependencies for this module only. .NET
/// Framework has no load contexts, but other modules don't find assemblies loaded with <see cref="Assembly.LoadFile(string)"/>,
/// and a failed bind names the requesting assembly. The handler serves only this module's own assemblies.
/// </summary>
internal sealed class LibraryLoadContext
{
    private static readonly Assembly Own = typeof(LibraryLoadContext).Assembly;
    private static readonly string OwnFolder = Path.GetDirectoryName(Own.Location)!;

    private readonly string _folder;

    // Each assembly is loaded once. This code never waits for another thread, which may hold the loader's locks.
    private readonly ConcurrentDictionary<string, Lazy<Assembly?>> _found = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="folder">Where the assemblies are.</param>
    public LibraryLoadContext(string folder)
    {
        _folder = folder;
        AppDomain.CurrentDomain.AssemblyResolve += (_, bind) => IsOurs(bind.RequestingAssembly) ? Load(new AssemblyName(bind.Name)) : null;
    }

    /// <summary>The assembly of a name; null if the folder doesn't have it.</summary>
    public Assembly? Find(string name)
    {
        string path = Path.Combine(_folder, name + ".dll");
        Assembly? Load() => File.Exists(path) ? Assembly.LoadFile(path) : null;
        return _found.GetOrAdd(name, _ => new Lazy<Assembly?>(Load, LazyThreadSafetyMode.PublicationOnly)).Value;
    }

    private bool IsOurs(Assembly? asking) =>
        asking is { IsDynamic: false, Location.Length: > 0 } && Path.GetDirectoryName(asking.Location) is { } place
        && (place.Equals(_folder, StringComparison.OrdinalIgnoreCase) || place.Equals(OwnFolder, StringComparison.OrdinalIgnoreCase));

    /// <summary>Serves this assembly itself, and what is in the folder. Accepts later versions, because there is no app.config to redirect binds.</summary>
    private Assembly? Load(AssemblyName wanted) =>
        wanted.Name == Own.GetName().Name ? Own
        : Find(wanted.Name!) is { } found && found.GetName().Satisfies(wanted) ? found
        : OfFramework(wanted);

    /// <summary>
    /// The framework's own assembly in an earlier version. Packages don't ship types of the framework, such as tuples, but reference a later
    /// version, which an application would redirect in its configuration.
    /// </summary>
    private static Assembly? OfFramework(AssemblyName wanted)
    {
        string path = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), wanted.Name + ".dll");
        return File.Exists(path) && AssemblyName.GetAssemblyName(path) is { } own && own.Version < wanted.Version && own.HasPublisherOf(wanted)
            ? Assembly.Load(own)
            : null;
    }
}
