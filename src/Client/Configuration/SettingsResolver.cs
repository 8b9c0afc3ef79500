using System.Text;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace CognitoIdentity.Client.Configuration;

/// <summary>Works out region and endpoint, without a single network request.</summary>
internal static class SettingsResolver
{
    private const string ServiceId = "Cognito Identity";
    private const string LocalRegion = "us-east-1";
    private const int DefaultAttempts = 3;

    public static ServiceSettings Resolve(ClientOptions options, ProfileReader profile)
    {
        _ = profile.Explicit; // A profile that the user named must exist, even if nothing of it is needed.
        string region = Region(options, profile);
        Partition partition = Fn.Partition(region);
        (Uri endpoint, string? endpointSource) = Endpoint(options, profile, region, partition);
        return new ServiceSettings(
            region,
            partition.name,
            endpoint,
            endpointSource,
            options.Timeout,
            (profile.MaxAttempts ?? DefaultAttempts) - 1);
    }

    private static string Region(ClientOptions options, ProfileReader profile)
    {
        string region = NotEmpty(options.Region)
            ?? NotEmpty(ResourceId.Region(options.ResourceId))
            ?? NotEmpty(options.SessionRegion)
            ?? NotEmpty(Environment.GetEnvironmentVariable("AWS_REGION"))
            ?? NotEmpty(Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION"))
            ?? profile.Region
            ?? (options.IsLocalService ? LocalRegion : throw new CognitoIdentityException(nameof(Texts.RegionMissing), []));

        return Ascii.IsValid(region) && Fn.IsValidHostLabel(region, allowSubDomains: false)
            ? region
            : throw new CognitoIdentityException(nameof(Texts.RegionInvalid), [region]);
    }

    private static (Uri Address, string? Source) Endpoint(
        ClientOptions options, ProfileReader profile, string region, Partition partition)
    {
        ConfiguredEndpoint? found = null;
        string? custom = NotEmpty(options.EndpointUrl) ?? (found = ConfiguredEndpoint.Find(ServiceId, profile))?.Address;

        // Our own local service is chosen by the user's own command: no setting meant for AWS stands in its way.
        bool useFips = !options.IsLocalService && profile.UsesFips;
        bool useDualStack = !options.IsLocalService && profile.UsesDualStack;

        if (custom is null)
        {
            return (EndpointRules.Resolve(region, partition, useFips, useDualStack), null);
        }

        Uri endpoint = ServiceAddress.Parse(custom, found?.Source ?? "-EndpointUrl", options.AllowUnencryptedAuthentication);
        if (useFips || useDualStack)
        {
            throw new CognitoIdentityException(nameof(Texts.EndpointConflict), [custom]);
        }

        return (endpoint, found?.Source);
    }

    private static string? NotEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
