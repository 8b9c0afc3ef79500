using System.Reflection;
using System.Runtime.Loader;

namespace CognitoIdentity.Loading;

/// <summary>
/// Keeps the client, the local service and all their dependencies apart from those of other modules, which may have loaded
/// other versions of the same assemblies.
/// </summary>
internal sealed class LibraryLoadContext : AssemblyLoadContext
{
    private readonly string _folder;

    public LibraryLoadContext(string folder)
        : base(nameof(CognitoIdentity))
    {
        _folder = folder;
    }

    /// <summary>Serves this assembly itself, what is in the folder, and leaves the rest to the default context.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        Assembly own = typeof(LibraryLoadContext).Assembly;
        if (assemblyName.Name == own.GetName().Name)
        {
            return own;
        }

        string path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) && Satisfies(AssemblyName.GetAssemblyName(path), assemblyName) ? LoadFromAssemblyPath(path) : null;
    }

    private static bool Satisfies(AssemblyName found, AssemblyName wanted) =>
        (wanted.Version is null || found.Version >= wanted.Version)
        && (wanted.GetPublicKeyToken() is not { Length: > 0 } token || token.AsSpan().SequenceEqual(found.GetPublicKeyToken()));
}
