using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using CognitoIdentity.Loading;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>The local services of this process, and which of them each session calls by default.</summary>
internal static class LocalServices
{
    private static readonly ConcurrentDictionary<Uri, ILocalService> Running = new();

    private static readonly ConditionalWeakTable<Runspace, ILocalService> LastStartedIn = [];

    public static IEnumerable<ILocalService> All => Running.Values.OrderBy(service => service.Endpoint.Port);

    /// <summary>The service last started in this session, also when it no longer runs; null when it was stopped here.</summary>
    public static ILocalService? LastStarted => LastStartedIn.TryGetValue(Runspace.DefaultRunspace, out ILocalService? service) ? service : null;

    /// <summary>The service that this session calls, or null when it calls AWS.</summary>
    /// <exception cref="CognitoIdentityException">
    /// <c>LocalServiceGone</c>: it was stopped from elsewhere. What was meant for it must not go to AWS instead.
    /// </exception>
    public static ILocalService? SessionDefault =>
        LastStarted is not { IsRunning: false } service
            ? LastStarted
            : throw new CognitoIdentityException(
                nameof(Texts.LocalServiceGone), string.Format(CultureInfo.CurrentCulture, Texts.LocalServiceGone, service.Endpoint));

    /// <summary>The service at an address, or null.</summary>
    public static ILocalService? Find(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            ? Running.GetValueOrDefault(new Uri(uri.GetLeftPart(UriPartial.Authority)))
            : null;

    public static void Add(ILocalService service)
    {
        Running[service.Endpoint] = service;
        LastStartedIn.AddOrUpdate(Runspace.DefaultRunspace, service);
    }

    public static void Stop(ILocalService service)
    {
        if (ReferenceEquals(LastStarted, service))
        {
            LastStartedIn.Remove(Runspace.DefaultRunspace);
        }

        Running.TryRemove(service.Endpoint, out _);
        service.Dispose();
        Library.Forget(service.Endpoint);
    }

    /// <summary>A service as this session sees it.</summary>
    public static LocalServiceInfo Show(ILocalService service) => new(service, ReferenceEquals(LastStarted, service));
}
