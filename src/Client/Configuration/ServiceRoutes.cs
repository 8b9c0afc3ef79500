using Amazon;
using Amazon.Runtime;

namespace CognitoIdentity.Client.Configuration;

/// <summary>Where to call STS, and the other services that the SDK asks for a profile's credentials.</summary>
internal sealed class ServiceRoutes
{
    /// <summary>How AWS names STS in <c>AWS_ENDPOINT_URL_STS</c> and in config files.</summary>
    public const string Sts = "STS";

    private readonly string _region;
    private readonly ProfileReader _profile;
    private readonly bool _allowUnencrypted;

    public ServiceRoutes(string region, ProfileReader profile, bool allowUnencrypted)
    {
        _region = region;
        _profile = profile;
        _allowUnencrypted = allowUnencrypted;
    }

    /// <summary>The address that is configured for a service, checked by the same rules as the endpoint of calls.</summary>
    /// <returns>Null if none is configured.</returns>
    public (Uri Address, string Source)? Named(string serviceId) =>
        ConfiguredEndpoint.Find(serviceId, _profile) is var (address, source)
            ? (ServiceAddress.Parse(address, source, _allowUnencrypted), source)
            : null;

    /// <summary>Tells a client of the SDK where to call. STS is called in the region of the calls; IAM Identity Center has its own region.</summary>
    public void Apply(ClientConfig config)
    {
        config.IgnoreConfiguredEndpointUrls = true;
        if (Named(config.ServiceId) is var (address, _))
        {
            Apply(config, address);
            return;
        }

        if (config.ServiceId == Sts)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(_region);
        }

        config.UseFIPSEndpoint = _profile.UsesFips;
        config.UseDualstackEndpoint = _profile.UsesDualStack;
    }

    /// <summary>Tells a client of the SDK to call this address.</summary>
    public void Apply(ClientConfig config, Uri address)
    {
        config.ServiceURL = address.AbsoluteUri;
        config.AuthenticationRegion = _region;
        config.UseFIPSEndpoint = false;
        config.UseDualstackEndpoint = false;
    }
}
