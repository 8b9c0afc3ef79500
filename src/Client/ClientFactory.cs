using System.Collections.Concurrent;
using CognitoIdentity.Client.Calls;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Sdk;

namespace CognitoIdentity.Client;

/// <summary>Makes connections. Keeps the shared parts for the life of the process: senders with their HTTP connections, and credentials.</summary>
public sealed class ClientFactory : IClientFactory
{
    private readonly ConcurrentDictionary<ServiceSettings, CallSender> _senders = new();
    private readonly Lazy<SdkCredentialSources> _sdk = new(() => new SdkCredentialSources());
    private readonly RoleSessions _roles;

    /// <summary>Makes the connections of a process.</summary>
    public ClientFactory()
        : this(TimeProvider.System)
    {
    }

    /// <summary>The same with another clock for renewing the sessions of roles.</summary>
    internal ClientFactory(TimeProvider clock) => _roles = new RoleSessions(clock);

    /// <summary>The accounts of access keys.</summary>
    internal AccountIds AccountIds { get; } = new();

    /// <inheritdoc/>
    public IServiceConnection Connect(ClientOptions options)
    {
        var profile = new ProfileReader(options);
        ServiceSettings settings = SettingsResolver.Resolve(options, profile);
        var routes = new ServiceRoutes(settings.Region, profile, options);
        CallEvents? events = CallEvents.Of(options);
        var sts = new SecurityTokenService(this, settings, routes, events);
        return new ServiceConnection(this, settings, routes, events, sts, new CredentialResolver(_sdk, _roles, sts, options, routes));
    }

    /// <inheritdoc/>
    public void Forget(Uri endpoint)
    {
        AccountIds.Forget(endpoint);
        _roles.Forget(endpoint);
        foreach (ServiceSettings settings in _senders.Keys.Where(settings => settings.Endpoint == endpoint))
        {
            _senders.TryRemove(settings, out _);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> GetRegionNames() => [.. Partition.AllRegions];

    /// <inheritdoc/>
    public IReadOnlyList<string> GetProfileNames(string? profileLocation) =>
        [.. new AwsFiles(profileLocation).ProfileNames];

    /// <summary>The sender for calls with these settings.</summary>
    internal CallSender Sender(ServiceSettings settings) => _senders.GetOrAdd(settings, static known => new CallSender(known));
}
