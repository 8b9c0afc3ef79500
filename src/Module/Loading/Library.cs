using System.Reflection;
using CognitoIdentity.Local;

namespace CognitoIdentity.Loading;

/// <summary>The only access to the assemblies in the private load context. Each is loaded on first use.</summary>
internal static class Library
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(typeof(Library).Assembly.Location)!, "lib");

    private static readonly LibraryLoadContext Context = new(Folder);

    /// <summary>Registers the handler that finds assemblies, on .NET Framework.</summary>
    public static void Open()
    {
        _ = Context;
    }

    /// <summary>Loads the client.</summary>
    /// <exception cref="CognitoIdentityException"><c>LibraryMissing</c>: a file of the module is missing.</exception>
    public static IClientFactory CreateClientFactory() => Create<IClientFactory>("CognitoIdentity.Client", "CognitoIdentity.Client.ClientFactory");

    /// <summary>Loads the local service.</summary>
    /// <exception cref="CognitoIdentityException"><c>LibraryMissing</c>: a file of the module is missing.</exception>
    public static ILocalServiceFactory CreateLocalServiceFactory() =>
        Create<ILocalServiceFactory>("CognitoIdentity.LocalService", "CognitoIdentity.Local.LocalServiceFactory");

    private static T Create<T>(string name, string typeName)
    {
        Assembly assembly = Context.Find(name) ?? throw new CognitoIdentityException(nameof(Texts.LibraryMissing), [name + ".dll", Folder]);
        Type type = assembly.GetType(typeName, throwOnError: true)!;
        return (T)Activator.CreateInstance(type)!;
    }
}
