namespace CognitoIdentity;

/// <summary>Makes clients, and reads the AWS configuration of this machine. Implemented in the private load context.</summary>
public interface IClientFactory
{
    /// <summary>Makes a connection. Finds region and endpoint at once, and credentials on the first signed call.</summary>
    /// <exception cref="CognitoIdentityException">
    /// <c>RegionMissing</c>, <c>RegionInvalid</c>, <c>ProfileNotFound</c>, <c>ProfileUnreadable</c>, <c>EndpointInvalid</c>,
    /// <c>EndpointConflict</c>, <c>EndpointUnencrypted</c>, <c>EndpointHasCredentials</c>, <c>CaBundleInvalid</c>.
    /// </exception>
    IServiceConnection Connect(ClientOptions options);

    /// <summary>Drops everything about an address, because its service has stopped.</summary>
    void Forget(Uri endpoint);

    /// <summary>The names of the regions that this module knows.</summary>
    IReadOnlyList<string> GetRegionNames();

    /// <summary>The names of the profiles in the shared config and credentials files.</summary>
    /// <param name="profileLocation">The credentials file, or null for the usual one.</param>
    IReadOnlyList<string> GetProfileNames(string? profileLocation);
}
