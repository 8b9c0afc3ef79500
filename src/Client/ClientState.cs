using System.Collections.Concurrent;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Pipeline;

namespace CognitoIdentity.Client;

/// <summary>What the client keeps for the life of the process, for all connections. Each part is made when it is first needed.</summary>
internal sealed class ClientState
{
    private readonly ConcurrentDictionary<ServiceSettings, Lazy<SdkClient>> _pipelines = new();
    private readonly Lazy<AccountIds> _accountIds = new(() => new AccountIds());
    private readonly Lazy<ProfileCredentials> _profileCredentials = new(() => new ProfileCredentials());
    private readonly Lazy<InstanceMetadata> _instance = new(() => new InstanceMetadata());

    public AccountIds AccountIds => _accountIds.Value;

    public ProfileCredentials ProfileCredentials => _profileCredentials.Value;

    public InstanceMetadata Instance => _instance.Value;

    /// <summary>The pipeline for these settings, with its HTTP connections.</summary>
    public SdkClient Pipeline(ServiceSettings settings) =>
        _pipelines.GetOrAdd(settings, key => new Lazy<SdkClient>(() => new SdkClient(key))).Value;

    /// <summary>Drops everything about an address, because its service has stopped.</summary>
    public void Forget(Uri endpoint)
    {
        if (_accountIds.IsValueCreated)
        {
            AccountIds.Forget(endpoint);
        }

        foreach (ServiceSettings settings in _pipelines.Keys.Where(settings => settings.Endpoint == endpoint))
        {
            _pipelines.TryRemove(settings, out _);
        }
    }
}
