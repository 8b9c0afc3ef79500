using System.Collections.Concurrent;
using Amazon;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Pipeline;

namespace CognitoIdentity.Client;

/// <summary>Makes clients. Those that call the same address in the same way share one pipeline and its connections.</summary>
public sealed class ClientFactory : IClientFactory
{
    private readonly ConcurrentDictionary<ServiceSettings, Lazy<SdkClient>> _pipelines = new();

    static ClientFactory()
    {
        SdkSettings.Hide();
        OtherServices.UseOurHttp();
    }

    /// <inheritdoc/>
    public IServiceConnection Connect(ClientOptions options)
    {
        var profile = new ProfileReader(options);
        ServiceSettings settings = SettingsResolver.Resolve(options, profile);
        SdkClient pipeline = _pipelines.GetOrAdd(settings, key => new Lazy<SdkClient>(() => new SdkClient(key))).Value;
        return new ServiceConnection(pipeline, options, profile);
    }

    /// <inheritdoc/>
    public void Forget(Uri endpoint)
    {
        Account.Forget(endpoint);
        foreach (ServiceSettings settings in _pipelines.Keys.Where(settings => settings.Endpoint == endpoint))
        {
            _pipelines.TryRemove(settings, out _);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> GetRegionNames() => [.. RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName)];

    /// <inheritdoc/>
    public IReadOnlyList<string> GetProfileNames(string? profileLocation) =>
        [.. new AwsFiles(profileLocation).ProfileNames];
}
