using Amazon.Runtime;
using CognitoIdentity.Client.Pipeline;

namespace CognitoIdentity.Client.Configuration;

/// <summary>The address that the environment or the profile names for a service of AWS. The SDK finds it; this tells who named it.</summary>
/// <param name="Address">What is named, be it an address or not.</param>
/// <param name="Source">The variable or the profile.</param>
internal sealed record ConfiguredEndpoint(string Address, string Source)
{
    private const string Variable = "AWS_ENDPOINT_URL";

    /// <param name="serviceId">How AWS names the service, such as <c>Cognito Identity</c>.</param>
    /// <param name="profile">The profile that applies.</param>
    /// <returns>Null if neither names one.</returns>
    /// <exception cref="CognitoIdentityException"><c>EndpointInvalid</c>, <c>ProfileUnreadable</c></exception>
    public static ConfiguredEndpoint? Find(string serviceId, ProfileReader profile) => Find(new SdkConfig(profile.SdkProfile, serviceId), profile);

    /// <inheritdoc cref="Find(string, ProfileReader)"/>
    public static ConfiguredEndpoint? Find(ClientConfig config, ProfileReader profile)
    {
        try
        {
            return string.IsNullOrWhiteSpace(config.ServiceURL) ? null : new ConfiguredEndpoint(config.ServiceURL, SourceOf(config, profile));
        }
        catch (Exception e) when (ProfileReader.IsUnreadable(e))
        {
            _ = profile.Value; // Says so if it is the profile that can't be read.
            throw ServiceAddress.Invalid(e.Message, e);
        }
    }

    // The order is that of all AWS clients: a variable for the service, the variable for all, the profile.
    private static string SourceOf(ClientConfig config, ProfileReader profile)
    {
        string[] variables = [$"{Variable}_{config.ServiceId.ToUpperInvariant().Replace(' ', '_')}", Variable];
        return variables.FirstOrDefault(variable => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable))) ?? $"profile '{profile.Name}'";
    }
}
