using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using CognitoIdentity.Client.Pipeline;

namespace CognitoIdentity.Client.Configuration;

/// <summary>Works out region and endpoint, without a single network request.</summary>
internal static class SettingsResolver
{
    private const string LocalRegion = "us-east-1";

    public static ServiceSettings Resolve(ClientOptions options, ProfileReader profile)
    {
        SdkEnvironment.Refresh();
        string region = Region(options, profile);
        Partition partition = Fn.Partition(region);
        var configured = new SdkConfig(profile.SdkProfile);
        return new ServiceSettings(
            region,
            partition.name,
            Endpoint(options, profile, configured, region, partition),
            options.Timeout,
            FallbackInternalConfigurationFactory.RetryMode ?? RequestRetryMode.Standard,
            configured.MaxErrorRetry);
    }

    private static string Region(ClientOptions options, ProfileReader profile)
    {
        string region = NotEmpty(options.Region)
            ?? NotEmpty(ResourceId.Region(options.ResourceId))
            ?? NotEmpty(options.SessionRegion)
            ?? NotEmpty(Environment.GetEnvironmentVariable("AWS_REGION"))
            ?? NotEmpty(Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION"))
            ?? profile.Value?.Region?.SystemName
            ?? (options.IsLocalService ? LocalRegion : throw new CognitoIdentityException(nameof(Texts.RegionMissing), Texts.RegionMissing));

        return Ascii.IsValid(region) && Fn.IsValidHostLabel(region, allowSubDomains: false)
            ? region
            : throw new CognitoIdentityException(
                nameof(Texts.RegionInvalid), Texts.RegionInvalid.With(region));
    }

    private static Uri Endpoint(ClientOptions options, ProfileReader profile, SdkConfig configured, string region, Partition partition)
    {
        string? custom = NotEmpty(options.EndpointUrl) ?? ConfiguredEndpoint(configured, profile);

        // Our own local service is chosen by the user's own command: no setting meant for AWS stands in its way.
        bool useFips = !options.IsLocalService && (profile.Explicit?.UseFIPSEndpoint ?? configured.UseFIPSEndpoint);
        bool useDualStack = !options.IsLocalService && (profile.Explicit?.UseDualstackEndpoint ?? configured.UseDualstackEndpoint);

        if (custom is null)
        {
            return EndpointRules.Resolve(region, partition, useFips, useDualStack);
        }

        Uri endpoint = Parse(custom);
        if (useFips || useDualStack)
        {
            throw new CognitoIdentityException(
                nameof(Texts.EndpointConflict), Texts.EndpointConflict.With(custom));
        }

        return endpoint;
    }

    private static Uri Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            // What stands before an @ may be a password.
            throw InvalidEndpoint(address[(address.LastIndexOf('@') + 1)..]);
        }

        return uri.UserInfo.Length == 0
            ? uri
            : throw new CognitoIdentityException(nameof(Texts.EndpointHasCredentials), Texts.EndpointHasCredentials);
    }

    private static string? ConfiguredEndpoint(SdkConfig configured, ProfileReader profile)
    {
        try
        {
            return NotEmpty(configured.ServiceURL);
        }
        catch (Exception e) when (ProfileReader.IsUnreadable(e))
        {
            _ = profile.Value; // Says so if it is the profile that can't be read.
            throw InvalidEndpoint(e.Message, e);
        }
    }

    private static CognitoIdentityException InvalidEndpoint(string address, Exception? cause = null) =>
        new(nameof(Texts.EndpointInvalid), Texts.EndpointInvalid.With(address), cause);

    private static string? NotEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
