using System.Collections.Concurrent;
using CognitoIdentity.Loading;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>The state of the module in the process, shared by all sessions. Each part is created on first use.</summary>
internal sealed class ProcessState
{
    private readonly Lazy<IClientFactory> _clients = new(Library.CreateClientFactory);
    private readonly Lazy<CredentialCache> _credentials = new(() => new CredentialCache(TimeProvider.System));
    private readonly Lazy<ILocalServiceFactory> _localServiceFactory = new(Library.CreateLocalServiceFactory);
    private readonly ConcurrentDictionary<int, ILocalService> _localServices = new();

    public static ProcessState Current { get; } = new();

    /// <summary>Makes clients, and keeps what they share.</summary>
    /// <exception cref="CognitoIdentityException"><c>LibraryMissing</c></exception>
    public IClientFactory Clients => _clients.Value;

    /// <summary>The cache of Get-CICredential: credentials and identities.</summary>
    public CredentialCache Credentials => _credentials.Value;

    /// <summary>The local services that run, by port.</summary>
    public IEnumerable<ILocalService> LocalServices => _localServices.OrderBy(entry => entry.Key).Select(entry => entry.Value);

    /// <summary>The local service at an address, or null.</summary>
    public ILocalService? FindLocalService(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.IsLoopback ? _localServices.GetValueOrDefault(uri.Port) : null;

    /// <summary>The local service at an address.</summary>
    /// <exception cref="CognitoIdentityException"><c>LocalServiceNotFound</c></exception>
    public ILocalService GetLocalService(string address) => FindLocalService(address)
        ?? throw new CognitoIdentityException(nameof(Texts.LocalServiceNotFound), [address]);

    public ILocalService StartLocalService(LocalServiceOptions options)
    {
        ILocalService service = _localServiceFactory.Value.Start(options);
        _localServices[service.Endpoint.Port] = service;
        return service;
    }

    /// <summary>Stops a local service, and drops all cached data about its address, because another service may use the address next.</summary>
    public void StopLocalService(ILocalService service)
    {
        Uri endpoint = service.Endpoint;
        _localServices.TryRemove(endpoint.Port, out _);
        try
        {
            service.Dispose();
        }
        finally
        {
            if (_clients.IsValueCreated)
            {
                Clients.Forget(endpoint);
            }

            if (_credentials.IsValueCreated)
            {
                Credentials.Forget(endpoint);
            }
        }
    }
}
