using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace CognitoIdentity.Loading;

/// <summary>
/// Isolates the client, the local service and all their dependencies from other modules, which may have loaded other versions of the same
/// assemblies.
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

    /// <summary>The assembly of a name; null if the folder doesn't have it.</summary>
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
                // Compiled for another platform, or damaged. Use the portable one.
            }
        }

        string portable = Path.Combine(_folder, name + ".dll");
        return File.Exists(portable) ? LoadFromAssemblyPath(portable) : null;
    }

    /// <summary>Finds this assembly and those in the folder. The default context finds all others.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        Assembly own = typeof(LibraryLoadContext).Assembly;
        return assemblyName.Name == own.GetName().Name ? own
            : Find(assemblyName.Name!) is { } found && found.GetName().Satisfies(assemblyName) ? found
            : null;
    }
}
