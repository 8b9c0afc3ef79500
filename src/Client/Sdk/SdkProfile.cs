using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal.Settings;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client.Sdk;

/// <summary>Profiles in the terms of the AWS SDK.</summary>
internal static class SdkProfile
{
    /// <summary>The profile with the settings of one kind of credentials: the SDK rejects a mix.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="isSource">Whether another profile's role is assumed with these credentials.</param>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c></exception>
    public static CredentialProfile Of(AwsProfile profile, bool isSource)
    {
        profile.Check();
        return profile is StoredProfile stored ? stored.Profile : new CredentialProfile(profile.Name, profile.Kind(isSource) switch
        {
            ProfileKind.Role => Role(profile),
            ProfileKind.SingleSignOn => SingleSignOn(profile),
            ProfileKind.Process => new() { CredentialProcess = profile["credential_process"] },
            ProfileKind.Keys => new()
            {
                AccessKey = profile[AwsProfile.AccessKey],
                SecretKey = profile["aws_secret_access_key"],
                Token = profile["aws_session_token"],
            },
            _ => new() { LoginSession = profile["login_session"] },
        });
    }

    private static CredentialProfileOptions Role(AwsProfile profile) => profile["web_identity_token_file"] is { } token
        ? new() { RoleArn = profile["role_arn"], RoleSessionName = profile["role_session_name"], WebIdentityTokenFile = token }
        : new()
        {
            RoleArn = profile["role_arn"],
            RoleSessionName = profile["role_session_name"],
            SourceProfile = profile["source_profile"],
            CredentialSource = profile["credential_source"],
            ExternalID = profile["external_id"],
            MfaSerial = profile["mfa_serial"],
        };

    private static CredentialProfileOptions SingleSignOn(AwsProfile profile)
    {
        IniSection? session = profile["sso_session"] is { } name ? profile.Files.Referred("sso-session", name, profile.Name) : null;
        string? Setting(string key) => session?[key] ?? profile[key];
        return new()
        {
            SsoAccountId = profile["sso_account_id"],
            SsoRoleName = profile["sso_role_name"],
            SsoSession = profile["sso_session"],
            SsoRegion = Setting("sso_region"),
            SsoStartUrl = Setting("sso_start_url"),
            SsoRegistrationScopes = Setting("sso_registration_scopes"),
        };
    }
}

/// <summary>A profile of the encrypted store of AWS Tools and the SDK.</summary>
internal sealed class StoredProfile(CredentialProfile profile, AwsFiles files) : AwsProfile(profile.Name, files, Settings(profile), credentials: null)
{
    public CredentialProfile Profile => profile;

    public override bool HasCredentials => profile.CanCreateAWSCredentials;

    public override bool AsksServices => true;

    public override AwsKeys? Keys => null;

    private static IniSection Settings(CredentialProfile profile)
    {
        var settings = new IniSection(profile.Name);
        settings.Add($"region={profile.Region?.SystemName}");
        settings.Add($"endpoint_url={profile.EndpointUrl}");
        settings.Add($"max_attempts={profile.MaxAttempts}");
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
