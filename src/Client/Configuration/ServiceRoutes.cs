using CognitoIdentity.Client.Http;

namespace CognitoIdentity.Client.Configuration;

/// <summary>The addresses of STS and IAM, and of the other services that the AWS SDK calls for a profile's credentials.</summary>
internal sealed class ServiceRoutes
{
    /// <summary>How AWS names STS in <c>AWS_ENDPOINT_URL_STS</c> and in config files.</summary>
    public const string Sts = "STS";

    // How AWS names IAM.
    private const string Iam = "IAM";

    private readonly bool _allowUnencrypted;
    private readonly bool _isLocalService;

    public ServiceRoutes(string region, ProfileReader profile, ClientOptions options)
    {
        Region = region;
        Profile = profile;
        _allowUnencrypted = options.AllowUnencryptedAuthentication;
        _isLocalService = options.IsLocalService;
    }

    public string Region { get; }

    public ProfileReader Profile { get; }

    /// <summary>The address that is configured for a service, checked by the same rules as the endpoint of calls.</summary>
    /// <param name="serviceId">How AWS names the service.</param>
    /// <param name="source">The variable or the profile with the address; null if none is configured.</param>
    /// <returns>Null if none is configured.</returns>
    public Uri? Named(string serviceId, out string? source)
    {
        ConfiguredEndpoint? configured = ConfiguredEndpoint.Find(serviceId, Profile);
        source = configured?.Source;
        return configured is null ? null : ServiceAddress.Parse(configured.Address, configured.Source, _allowUnencrypted);
    }

    /// <summary>The certificates to trust a service by: null for the system's, or if its address needs none.</summary>
    /// <param name="serviceId">How AWS names the service.</param>
    /// <exception cref="CognitoIdentityException">The address that is configured for the service, or the file of certificates, is not valid.</exception>
    public CaBundle? CaBundleFor(string serviceId) => Named(serviceId, out _) is { } address ? Profile.CaBundleFor(address) : Profile.CaBundle;

    /// <summary>Where to call STS, for calls with these settings. A service on loopback is not AWS, and handles STS calls itself.</summary>
    public ServiceSettings StsFor(ServiceSettings settings) =>
        settings.Endpoint.IsLoopback ? settings : NamedSts(settings) ?? At(settings, PublicSts, source: null);

    /// <summary>
    /// Where to call STS for the credentials that calls with these settings need: at the configured address, else at the session's own local
    /// service, else at AWS. Another service on loopback may not know the role.
    /// </summary>
    public ServiceSettings StsOfProfiles(ServiceSettings settings) =>
        NamedSts(settings) ?? (_isLocalService ? settings : At(settings, PublicSts, source: null));

    /// <summary>
    /// Where to call IAM, for calls with these settings: at the configured address, else at the service on loopback, which is not AWS and answers
    /// IAM itself, else at AWS.
    /// </summary>
    public ServiceSettings IamFor(ServiceSettings settings)
    {
        Uri? named = Named(Iam, out string? source);
        return named is null && settings.Endpoint.IsLoopback
            ? settings
            : At(settings, named ?? Partition.Of(Region).Iam(Profile.UsesFips, Profile.UsesDualStack), source) with { Region = Partition.Of(Region).IamRegion };
    }

    private Uri PublicSts => Partition.Of(Region).Sts(Region, Profile.UsesFips, Profile.UsesDualStack);

    private ServiceSettings? NamedSts(ServiceSettings settings) => Named(Sts, out string? source) is { } endpoint ? At(settings, endpoint, source) : null;

    private ServiceSettings At(ServiceSettings settings, Uri endpoint, string? source) =>
        settings with { Endpoint = endpoint, EndpointSource = source, CaBundle = Profile.CaBundleFor(endpoint) };
}

/// <summary>The address that the environment or the profile names for a service of AWS.</summary>
/// <param name="Address">The text, which may not be a valid address.</param>
/// <param name="Source">The variable or the profile.</param>
internal sealed record ConfiguredEndpoint(string Address, string Source)
{
    private const string Variable = "AWS_ENDPOINT_URL";

    /// <summary>In the order of all AWS clients: a variable for the service, the variable for all, the profile.</summary>
    /// <param name="serviceId">How AWS names the service, such as <c>Cognito Identity</c>.</param>
    /// <param name="profile">The profile that applies.</param>
    /// <returns>Null if neither names one.</returns>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c></exception>
    public static ConfiguredEndpoint? Find(string serviceId, ProfileReader profile)
    {
        if (profile.IsOn("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls"))
        {
            return null;
        }

        string service = serviceId.Replace(' ', '_');
        foreach (string variable in new[] { $"{Variable}_{service.ToUpperInvariant()}", Variable })
        {
            if (Setting.Variable(variable) is { } address)
            {
                return new ConfiguredEndpoint(address, variable);
            }
        }

        return profile.EndpointUrl(service.ToLowerInvariant()) is { } url ? new ConfiguredEndpoint(url, profile.Source) : null;
    }
}

/// <summary>Checks whether secrets may be sent to an address from a parameter, the environment or a profile.</summary>
internal static class ServiceAddress
{
    /// <param name="address">The text of the address.</param>
    /// <param name="source">Where it comes from: a parameter, a variable or a profile.</param>
    /// <param name="allowUnencrypted">Whether it may be plain HTTP to another machine.</param>
    /// <exception cref="CognitoIdentityException">
    /// <c>EndpointInvalid</c>, <c>EndpointHasCredentials</c>, <c>EndpointUnencrypted</c>
    /// </exception>
    public static Uri Parse(string address, string source, bool allowUnencrypted)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            // The text before an @ may be a password.
            throw Invalid(address[(address.LastIndexOf('@') + 1)..]);
        }

        if (uri.UserInfo.Length > 0)
        {
            throw new CognitoIdentityException(nameof(Texts.EndpointHasCredentials), []);
        }

        return uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback || allowUnencrypted
            ? uri
            : throw new CognitoIdentityException(nameof(Texts.EndpointUnencrypted), [uri.GetLeftPart(UriPartial.Authority), source]);
    }

    private static CognitoIdentityException Invalid(string address) => new(nameof(Texts.EndpointInvalid), [address]);
}
