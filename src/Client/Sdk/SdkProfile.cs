using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal.Settings;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client.Sdk;

/// <summary>Profiles in the terms of the AWS SDK.</summary>
internal static class SdkProfile
{
    /// <summary>A profile whose credentials the SDK fetches. Roles are not among them.</summary>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c></exception>
    public static CredentialProfile Of(AwsProfile profile)
    {
        profile.Check();
        return profile is StoredProfile stored ? stored.Profile
            : new CredentialProfile(profile.Name, profile["credential_process"] is { } program && profile.Kind(isSource: true) == ProfileKind.Process
                ? new() { CredentialProcess = program }
                : SingleSignOn(profile));
    }

    private static CredentialProfileOptions SingleSignOn(AwsProfile profile) => new()
    {
        SsoAccountId = profile["sso_account_id"],
        SsoRoleName = profile["sso_role_name"],
        SsoSession = profile["sso_session"],
        SsoRegion = ProfileChain.SingleSignOn(profile, "sso_region"),
        SsoStartUrl = ProfileChain.SingleSignOn(profile, "sso_start_url"),
        SsoRegistrationScopes = ProfileChain.SingleSignOn(profile, "sso_registration_scopes"),
    };
}

/// <summary>A profile of the encrypted store of AWS Tools and the SDK.</summary>
internal sealed class StoredProfile(CredentialProfile profile, AwsFiles files) : AwsProfile(profile.Name, files, Settings(profile), credentials: null)
{
    public CredentialProfile Profile => profile;

    public override bool HasCredentials => profile.CanCreateAWSCredentials;

    public override AwsKeys? Keys => null;

    public override ProfileKind Kind(bool isSource) => this["role_arn"] is null ? ProfileKind.Stored : ProfileKind.Role;

    private static IniSection Settings(CredentialProfile profile)
    {
        var settings = new IniSection(profile.Name);
        settings.Add($"region={profile.Region?.SystemName}");
        settings.Add($"endpoint_url={profile.EndpointUrl}");
        settings.Add($"max_attempts={profile.MaxAttempts}");
        settings.Add($"role_arn={profile.Options.RoleArn}");
        settings.Add($"role_session_name={profile.Options.RoleSessionName}");
        settings.Add($"source_profile={profile.Options.SourceProfile}");
        settings.Add($"credential_source={profile.Options.CredentialSource}");
        settings.Add($"external_id={profile.Options.ExternalID}");
        settings.Add($"mfa_serial={profile.Options.MfaSerial}");
        settings.Add($"web_identity_token_file={profile.Options.WebIdentityTokenFile}");
        return settings;
    }
}

/// <summary>The encrypted store of AWS Tools and the SDK. The SDK reads it on each look-up.</summary>
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
                ? new StoredProfile(profile, files)
                : null;
        }
        catch (Exception e) when (e is AmazonClientException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw AwsFiles.Unreadable(name, Texts.ProfileStoreUnreadable);
        }
    }
}
