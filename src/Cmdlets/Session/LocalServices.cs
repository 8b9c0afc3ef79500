using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using CognitoIdentity.Loading;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>The local services of this process, and which of them each session calls by default.</summary>
internal static class LocalServices
{
    private static readonly ConcurrentDictionary<int, (ILocalService Service, Runspace Session)> Running = new();

#pragma warning disable IDE0028 // It is no collection on .NET Framework.
    private static readonly ConditionalWeakTable<Runspace, ILocalService> LastStartedIn = new();
#pragma warning restore IDE0028

    public static IEnumerable<ILocalService> All => Running.OrderBy(entry => entry.Key).Select(entry => entry.Value.Service);

    /// <summary>The service last started in this session, also when it no longer runs; null when it was stopped here.</summary>
    public static ILocalService? LastStarted => LastStartedIn.TryGetValue(Runspace.DefaultRunspace, out ILocalService? service) ? service : null;

    /// <summary>The service that this session calls, or null when it calls AWS.</summary>
    /// <exception cref="CognitoIdentityException">
    /// <c>LocalServiceGone</c>: it was stopped from elsewhere. What was meant for it must not go to AWS instead.
    /// </exception>
    public static ILocalService? SessionDefault
    {
        get
        {
            ILocalService? service = LastStarted;
            return service is null || service.IsRunning
                ? service
                : throw new CognitoIdentityException(
                    nameof(Texts.LocalServiceGone), Texts.LocalServiceGone.With(service.Endpoint));
        }
    }

    /// <summary>The service at an address, or null.</summary>
    public static ILocalService? Find(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.IsLoopback ? Running.GetValueOrDefault(uri.Port).Service : null;

    /// <summary>The service at an address.</summary>
    /// <exception cref="CognitoIdentityException"><c>LocalServiceNotFound</c></exception>
    public static ILocalService Get(string address) => Find(address)
        ?? throw new CognitoIdentityException(nameof(Texts.LocalServiceNotFound), Texts.LocalServiceNotFound.With(address));

    public static void Add(ILocalService service)
    {
        Running[service.Endpoint.Port] = (service, Runspace.DefaultRunspace);
        LastStartedIn.AddOrUpdate(Runspace.DefaultRunspace, service);
    }

    /// <summary>Stops a service because the user says so: this session calls AWS again.</summary>
    public static void Stop(ILocalService service)
    {
        if (ReferenceEquals(LastStarted, service))
        {
            LastStartedIn.Remove(Runspace.DefaultRunspace);
        }

        End(service);
    }

    /// <summary>Ends the services of this session, without making it call AWS: that, the user did not say.</summary>
    public static void EndAllOfSession()
    {
        foreach ((ILocalService service, Runspace session) in Running.Values)
        {
            if (session == Runspace.DefaultRunspace)
            {
                try
                {
                    End(service);
                }
                catch (CognitoIdentityException)
                {
                    // Its state was not saved, and there is nobody left to tell. The others end all the same.
                }
            }
        }
    }

    /// <summary>A service as this session sees it.</summary>
    public static LocalServiceInfo Show(ILocalService service) => new(service, ReferenceEquals(LastStarted, service));

    private static void End(ILocalService service)
    {
        Running.TryRemove(service.Endpoint.Port, out _);
        try
        {
            service.Dispose();
        }
        finally
        {
            Library.Forget(service.Endpoint);
            CredentialCache.Shared.Forget(service.Endpoint);
        }
    }
}
