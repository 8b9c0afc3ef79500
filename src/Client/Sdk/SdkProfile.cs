using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal.Settings;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client.Sdk;

/// <summary>Profiles in the terms of the AWS SDK.</summary>
internal static class SdkProfile
{
    /// <summary>A profile whose credentials the SDK fetches: from a program, or from IAM Identity Center.</summary>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c></exception>
    public static CredentialProfile Of(AwsProfile profile, ProfileKind kind) =>
        new(profile.Name, kind == ProfileKind.Process ? new() { CredentialProcess = profile["credential_process"] } : SingleSignOn(profile));

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
                ? ProfileOf(profile, files)
                : null;
        }
        catch (Exception e) when (e is AmazonClientException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw AwsFiles.Unreadable(name, Texts.ProfileStoreUnreadable);
        }
    }

    /// <summary>A profile of the store, with its settings as config files have them.</summary>
    internal static AwsProfile ProfileOf(CredentialProfile profile, AwsFiles files)
    {
        CredentialProfileOptions options = profile.Options;
        var settings = new IniSection(profile.Name);
        foreach ((string key, string? value) in new (string, string?)[]
        {
            ("region", profile.Region?.SystemName),
            ("endpoint_url", profile.EndpointUrl),
            ("max_attempts", profile.MaxAttempts?.ToString(CultureInfo.InvariantCulture)),
            (AwsProfile.AccessKey, options.AccessKey),
            (AwsProfile.SecretKey, options.SecretKey),
            ("aws_session_token", options.Token),
            ("credential_process", options.CredentialProcess),
            ("role_arn", options.RoleArn),
            ("role_session_name", options.RoleSessionName),
            ("source_profile", options.SourceProfile),
            ("credential_source", options.CredentialSource),
            ("external_id", options.ExternalID),
            ("mfa_serial", options.MfaSerial),
            (AssumedRole.TokenFileKey, options.WebIdentityTokenFile),
            ("sso_account_id", options.SsoAccountId),
            ("sso_role_name", options.SsoRoleName),
            (AwsFiles.SignInKey, options.SsoSession),
            ("sso_region", options.SsoRegion),
            ("sso_start_url", options.SsoStartUrl),
            ("sso_registration_scopes", options.SsoRegistrationScopes),
            (AwsProfile.SamlEndpoint, options.EndpointName),
        })
        {
            settings.Add($"{key}={value}");
        }

        return new AwsProfile(profile.Name, files, settings, credentials: null) { IsStored = true };
    }
}
