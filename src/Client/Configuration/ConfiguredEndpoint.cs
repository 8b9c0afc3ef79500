namespace CognitoIdentity.Client.Configuration;

/// <summary>The address that the environment or the profile names for a service of AWS.</summary>
/// <param name="Address">What is named, be it an address or not.</param>
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
            if (Environment.GetEnvironmentVariable(variable) is { } address && !string.IsNullOrWhiteSpace(address))
            {
                return new ConfiguredEndpoint(address, variable);
            }
        }

        return profile.EndpointUrl(service.ToLowerInvariant()) is { } url ? new ConfiguredEndpoint(url, $"profile '{profile.Name}'") : null;
    }
}
