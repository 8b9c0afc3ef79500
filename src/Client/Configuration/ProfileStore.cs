using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal.Settings;

namespace CognitoIdentity.Client.Configuration;

/// <summary>The encrypted store of AWS Tools and the SDK, which exists on Windows only. The SDK reads it on each look-up.</summary>
internal static class ProfileStore
{
    public static IEnumerable<string> Names => UserCrypto.IsUserCryptAvailable ? new NetSDKCredentialsFile().ListProfileNames() : [];

    /// <summary>The profile of this name, or null.</summary>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c></exception>
    public static AwsProfile? Find(string name, AwsFiles files)
    {
        try
        {
            return UserCrypto.IsUserCryptAvailable && new NetSDKCredentialsFile().TryGetProfile(name, out CredentialProfile profile)
                ? new AwsProfile(name, files, Settings(profile), credentials: null) { Stored = profile }
                : null;
        }
        catch (Exception e) when (e is AmazonClientException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw AwsFiles.Unreadable(name, Texts.ProfileStoreUnreadable);
        }
    }

    private static IniSection Settings(CredentialProfile profile)
    {
        var settings = new IniSection(profile.Name);
        settings.Add($"region={profile.Region?.SystemName}");
        settings.Add($"endpoint_url={profile.EndpointUrl}");
        settings.Add($"max_attempts={profile.MaxAttempts}");
        return settings;
    }
}
