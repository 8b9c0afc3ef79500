using Amazon;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Pipeline;

namespace CognitoIdentity.Client;

/// <summary>Makes clients. Those that call the same address in the same way share one pipeline and its connections.</summary>
public sealed class ClientFactory : IClientFactory
{
    private readonly ClientState _state = new();

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
        return new ServiceConnection(_state, settings, options, profile);
    }

    /// <inheritdoc/>
    public void Forget(Uri endpoint) => _state.Forget(endpoint);

    /// <inheritdoc/>
    public IReadOnlyList<string> GetRegionNames() => [.. RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName)];

    /// <inheritdoc/>
    public IReadOnlyList<string> GetProfileNames(string? profileLocation) =>
        [.. new AwsFiles(profileLocation).ProfileNames];
}
