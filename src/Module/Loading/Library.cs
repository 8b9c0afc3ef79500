using System.Reflection;
using CognitoIdentity.Local;

namespace CognitoIdentity.Loading;

/// <summary>The one door to what lives in the private load context. Nothing is loaded before it is asked for.</summary>
internal static class Library
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(typeof(Library).Assembly.Location)!, "lib");

    private static readonly LibraryLoadContext Context = new(Folder);

    /// <summary>Stands ready to find assemblies, where something has to.</summary>
    public static void Open()
    {
        _ = Context;
    }

    /// <summary>Loads the client.</summary>
    /// <exception cref="CognitoIdentityException"><c>LibraryMissing</c>: the module is not whole.</exception>
    public static IClientFactory CreateClientFactory() => Create<IClientFactory>("CognitoIdentity.Client", "CognitoIdentity.Client.ClientFactory");

    /// <summary>Loads the local service.</summary>
    /// <exception cref="CognitoIdentityException"><c>LibraryMissing</c>: the module is not whole.</exception>
    public static ILocalServiceFactory CreateLocalServiceFactory() =>
        Create<ILocalServiceFactory>("CognitoIdentity.LocalService", "CognitoIdentity.Local.LocalServiceFactory");

    private static T Create<T>(string name, string typeName)
    {
        Assembly assembly = Context.Find(name) ?? throw new CognitoIdentityException(nameof(Texts.LibraryMissing), [name + ".dll", Folder]);
        Type type = assembly.GetType(typeName, throwOnError: true)!;
        return (T)Activator.CreateInstance(type)!;
    }
}
