using System.Reflection;
using CognitoIdentity.Local;

namespace CognitoIdentity.Loading;

/// <summary>The one door to what lives in the private load context. Nothing is loaded before it is asked for.</summary>
internal static class Library
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(typeof(Library).Assembly.Location)!, "lib");

    private static readonly LibraryLoadContext Context = new(Folder);

    private static readonly Lazy<IClientFactory> LazyClients =
        new(() => Create<IClientFactory>("CognitoIdentity.Client", "CognitoIdentity.Client.ClientFactory"));

    private static readonly Lazy<ILocalServiceFactory> LazyLocalServices =
        new(() => Create<ILocalServiceFactory>("CognitoIdentity.LocalService", "CognitoIdentity.Local.LocalServiceFactory"));

    /// <summary>Stands ready to find assemblies, where something has to.</summary>
    public static void Open()
    {
        _ = Context;
    }

    /// <summary>Makes clients.</summary>
    /// <exception cref="CognitoIdentityException"><c>LibraryMissing</c>: the module is not whole.</exception>
    public static IClientFactory Clients => LazyClients.Value;

    /// <summary>Starts local services.</summary>
    /// <exception cref="CognitoIdentityException"><c>LibraryMissing</c>: the module is not whole.</exception>
    public static ILocalServiceFactory LocalServices => LazyLocalServices.Value;

    /// <summary>Drops what is kept of an address, because what answered there is no more. Loads nothing.</summary>
    public static void Forget(Uri endpoint)
    {
        if (LazyClients.IsValueCreated)
        {
            Clients.Forget(endpoint);
        }
    }

    private static T Create<T>(string name, string typeName)
    {
        Assembly assembly = Context.Find(name) ?? throw new CognitoIdentityException(
            nameof(Texts.LibraryMissing),
            Texts.LibraryMissing.With(name + ".dll", Folder));
        Type type = assembly.GetType(typeName, throwOnError: true)!;
        return (T)Activator.CreateInstance(type)!;
    }
}
