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
    private readonly ConcurrentDictionary<(string Name, string Files), FoundCredentials> _known = new();

    public FoundCredentials Get(AwsProfile profile) =>
        _known.GetOrAdd((profile.Name, profile.Files.Fingerprint), _ => Create(profile));

    private static FoundCredentials Create(AwsProfile profile) =>
        new(
            string.Format(CultureInfo.CurrentCulture, "profile '{0}'", profile.Name),
            () => AWSCredentialsFactory.GetAWSCredentials(profile.ToSdk(isSource: false), new Sources(profile.Files), nonCallbackOnly: true));

    /// <summary>Finds source profiles for the SDK.</summary>
    private sealed class Sources(AwsFiles files) : ICredentialProfileSource
    {
        public bool TryGetProfile(string profileName, out CredentialProfile profile)
        {
            AwsProfile? found = files.Find(profileName);
            files.Check(profileName, found);
            profile = found?.ToSdk(isSource: true)!;
            return found is not null;
        }
    }
}
