using System.Collections.Concurrent;
using System.Globalization;
using Amazon.Runtime.CredentialManagement;

namespace CognitoIdentity.Client.Configuration;

/// <summary>
/// Credentials of profiles, kept while the files stay as they are: a profile may have to ask SSO, STS or a program, which is
/// not done again for each cmdlet.
/// </summary>
internal sealed class ProfileCredentials
{
    private readonly ConcurrentDictionary<(string Name, string? Location, DateTime Credentials, DateTime Config), FoundCredentials> _known = new();

    public FoundCredentials Get(CredentialProfile profile, string? location) =>
        _known.GetOrAdd(
            (profile.Name, location, Written(location ?? SharedCredentialsFile.DefaultFilePath), Written(SharedCredentialsFile.DefaultConfigFilePath)),
            _ => Create(profile));

    private static FoundCredentials Create(CredentialProfile profile) =>
        new(
            string.Format(CultureInfo.CurrentCulture, "profile '{0}'", profile.Name),
            () => AWSCredentialsFactory.GetAWSCredentials(profile, profile.CredentialProfileStore, nonCallbackOnly: true));

    private static DateTime Written(string path) => File.GetLastWriteTimeUtc(path);
}
