using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace CognitoIdentity.Loading;

/// <summary>
/// Keeps the client, the local service and all their dependencies apart from those of other modules, which may have loaded
/// other versions of the same assemblies.
/// </summary>
internal sealed class LibraryLoadContext : AssemblyLoadContext
{
    private readonly string _folder;
    private readonly string _compiledFolder;

    /// <param name="folder">Where the assemblies are; those compiled ahead for a platform are in a folder in it that has its name.</param>
    public LibraryLoadContext(string folder)
        : base(nameof(CognitoIdentity))
    {
        _folder = folder;
        _compiledFolder = Path.Combine(folder, Platform);
    }

    /// <summary>This platform, as .NET names it: <c>linux-x64</c>.</summary>
    private static string Platform =>
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => "x64",
            Architecture.Arm64 => "arm64",
            _ => "other",
        }}";

    /// <summary>The assembly of a name; null if there is none here.</summary>
    public Assembly? Find(string name)
    {
        string compiled = Path.Combine(_compiledFolder, name + ".dll");
        if (File.Exists(compiled))
        {
            try
            {
                return LoadFromAssemblyPath(compiled);
            }
            catch (BadImageFormatException)
            {
                // Compiled for another platform, or damaged. The portable one is left.
            }
        }

        string portable = Path.Combine(_folder, name + ".dll");
        return File.Exists(portable) ? LoadFromAssemblyPath(portable) : null;
    }

    /// <summary>Serves this assembly itself, what is in the folder, and leaves the rest to the default context.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        Assembly own = typeof(LibraryLoadContext).Assembly;
        return assemblyName.Name == own.GetName().Name ? own
            : Find(assemblyName.Name!) is { } found && found.GetName().Satisfies(assemblyName) ? found
            : null;
    }
}
