using CognitoIdentity.Client.Http;

namespace CognitoIdentity.Client.Configuration;

/// <summary>The settings of calls: where to send them, and how. Calls with equal settings share connections, wherever their address came from.</summary>
internal sealed record ServiceSettings(
    string Region, string Partition, Uri Endpoint, string? EndpointSource, TimeSpan Timeout, int MaxAttempts, CaBundle? CaBundle)
{
    // Written by hand because .NET compiles generated comparers on the first call, which is slow.
    public bool Equals(ServiceSettings? other) =>
        other is not null && Endpoint == other.Endpoint && Region == other.Region && Timeout == other.Timeout && MaxAttempts == other.MaxAttempts
        && CaBundle?.Fingerprint == other.CaBundle?.Fingerprint;

    public override int GetHashCode() => Endpoint.GetHashCode() ^ Timeout.GetHashCode();
}

/// <summary>Finds region and endpoint without network requests.</summary>
internal static class SettingsResolver
{
    private const string ServiceId = "Cognito Identity";
    private const string LocalRegion = "us-east-1";
    private const int DefaultAttempts = 3;
    private const int LongestLabel = 63;

    public static ServiceSettings Resolve(ClientOptions options, ProfileReader profile)
    {
        _ = profile.Explicit; // A profile that the user named must exist, even if the call needs none of its settings.
        string region = Region(options, profile);
        Partition partition = Partition.Of(region);
        Uri endpoint = Endpoint(options, profile, region, partition, out string? endpointSource);
        return new ServiceSettings(
            region,
            partition.Name,
            endpoint,
            endpointSource,
            options.Timeout,
            profile.MaxAttempts ?? DefaultAttempts,
            profile.CaBundleFor(endpoint));
    }

    private static string Region(ClientOptions options, ProfileReader profile)
    {
        string region = Setting.NotBlank(options.Region)
            ?? Setting.NotBlank(ResourceId.Region(options.ResourceId))
            ?? Setting.NotBlank(options.SessionRegion)
            ?? Setting.Variable("AWS_REGION")
            ?? Setting.Variable("AWS_DEFAULT_REGION")
            ?? profile.Region
            ?? (options.IsLocalService ? LocalRegion : throw new CognitoIdentityException(nameof(Texts.RegionMissing), []));

        return IsHostLabel(region) ? region : throw new CognitoIdentityException(nameof(Texts.RegionInvalid), [region]);
    }

    private static Uri Endpoint(ClientOptions options, ProfileReader profile, string region, Partition partition, out string? source)
    {
        ConfiguredEndpoint? found = null;
        string? custom = Setting.NotBlank(options.EndpointUrl) ?? (found = ConfiguredEndpoint.Find(ServiceId, profile))?.Address;
        source = found?.Source;

        // The session's own local service was chosen by a command, so settings for AWS don't apply to it.
        bool useFips = !options.IsLocalService && profile.UsesFips;
        bool useDualStack = !options.IsLocalService && profile.UsesDualStack;

        if (custom is null)
        {
            return partition.CognitoIdentity(region, useFips, useDualStack);
        }

        Uri endpoint = ServiceAddress.Parse(custom, found?.Source ?? "-EndpointUrl", options.AllowUnencryptedAuthentication);
        return useFips || useDualStack ? throw new CognitoIdentityException(nameof(Texts.EndpointConflict), [custom]) : endpoint;
    }

    /// <summary>Whether a region can be part of a host name.</summary>
    private static bool IsHostLabel(string region)
    {
        foreach (char letter in region)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '-')
            {
                return false;
            }
        }

        return region.Length <= LongestLabel && region[0] != '-' && region[^1] != '-';
    }
}

/// <summary>Reads settings. A blank one counts as not set.</summary>
internal static class Setting
{
    /// <summary>An environment variable; null if it isn't set.</summary>
    public static string? Variable(string name) => NotBlank(Environment.GetEnvironmentVariable(name));

    public static string? NotBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
