using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal.Settings;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client.Sdk;

/// <summary>Profiles in the terms of the AWS SDK.</summary>
internal static class SdkProfile
{
    public const string TokenFile = "web_identity_token_file";
    public const string CredentialSource = "credential_source";

    /// <summary>The values of <see cref="CredentialSource"/>.</summary>
    public const string FromEnvironment = "Environment";
    public const string FromInstance = "Ec2InstanceMetadata";
    public const string FromContainer = "EcsContainer";

    private const string SourceProfile = "source_profile";

    private static readonly string[] CredentialSources = [FromEnvironment, FromInstance, FromContainer];
    private static readonly string[] SingleSignOnKeys = ["sso_account_id", "sso_role_name", "sso_region", "sso_start_url"];

    /// <summary>The profile, and those that its credentials come from by <c>source_profile</c>, in this order.</summary>
    /// <exception cref="CognitoIdentityException">
    /// <c>ProfileUnreadable</c>; <c>CredentialsUnavailable</c>: settings are missing or wrong, so that no service needs to be asked.
    /// </exception>
    public static IReadOnlyList<AwsProfile> Chain(AwsProfile profile)
    {
        List<AwsProfile> chain = [profile];
        while (SourceOf(chain[^1], isSource: chain.Count > 1, profile) is { } name)
        {
            AwsProfile? source = profile.Files.Find(name);
            profile.Files.Check(name, source);
            if (source is null)
            {
                throw Wrong(profile, Texts.ProfileSourceMissing.With(chain[^1].Name, name));
            }

            // A profile may be its own source if it has keys.
            if (chain.Any(earlier => earlier.Name == name) && (name != chain[^1].Name || source.Kind(isSource: true) == ProfileKind.Role))
            {
                throw Wrong(profile, Texts.ProfileSourceLoop.With(chain[^1].Name, name));
            }

            chain.Add(source);
        }

        return chain;
    }

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
            _ => new() { AccessKey = profile.WrittenKeys.AccessKey, SecretKey = profile.WrittenKeys.SecretKey, Token = profile.WrittenKeys.SessionToken },
        });
    }

    /// <summary>The profile with the settings of IAM Identity Center.</summary>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c></exception>
    public static CredentialProfileOptions SingleSignOn(AwsProfile profile) => new()
    {
        SsoAccountId = profile["sso_account_id"],
        SsoRoleName = profile["sso_role_name"],
        SsoSession = profile["sso_session"],
        SsoRegion = SingleSignOn(profile, "sso_region"),
        SsoStartUrl = SingleSignOn(profile, "sso_start_url"),
        SsoRegistrationScopes = SingleSignOn(profile, "sso_registration_scopes"),
    };

    private static CredentialProfileOptions Role(AwsProfile profile) => profile[TokenFile] is { } token
        ? new() { RoleArn = profile["role_arn"], RoleSessionName = profile["role_session_name"], WebIdentityTokenFile = token }
        : new()
        {
            RoleArn = profile["role_arn"],
            RoleSessionName = profile["role_session_name"],
            SourceProfile = profile[SourceProfile],
            CredentialSource = profile[CredentialSource],
            ExternalID = profile["external_id"],
            MfaSerial = profile["mfa_serial"],
        };

    private static string? SingleSignOn(AwsProfile profile, string key) =>
        (profile["sso_session"] is { } name ? profile.Files.Referred("sso-session", name, profile.Name)[key] : null) ?? profile[key];

    /// <summary>The name of the profile with whose credentials a role is assumed; null if the credentials come from elsewhere.</summary>
    private static string? SourceOf(AwsProfile profile, bool isSource, AwsProfile first) =>
        profile is StoredProfile ? null
        : profile.Kind(isSource) switch
        {
            ProfileKind.Role => profile[TokenFile] is null ? SourceOfRole(profile, first) : null,
            ProfileKind.SingleSignOn when SingleSignOnKeys.FirstOrDefault(key => SingleSignOn(profile, key) is null) is { } key =>
                throw Wrong(first, Texts.ProfileSettingMissing.With(profile.Name, key)),
            ProfileKind.Login when profile["login_session"] is not null => throw Wrong(first, Texts.ProfileLoginUnsupported.With(profile.Name)),
            ProfileKind.Login => throw Wrong(first, Texts.ProfileSourceNone.With(profile.Name)),
            _ => null,
        };

    private static string? SourceOfRole(AwsProfile profile, AwsProfile first) => (profile[SourceProfile], profile[CredentialSource]) switch
    {
        ({ } name, null) => name,
        (null, { } source) => CredentialSources.Contains(source, StringComparer.OrdinalIgnoreCase)
            ? null
            : throw Wrong(first, Texts.ProfileRoleSourceUnknown.With(profile.Name, source, string.Join(", ", CredentialSources))),
        (null, null) => throw Wrong(first, Texts.ProfileRoleSourceNone.With(profile.Name)),
        _ => throw Wrong(first, Texts.ProfileRoleSourceTwo.With(profile.Name)),
    };

    private static CognitoIdentityException Wrong(AwsProfile profile, string reason) => CredentialFailure.Error(profile.Source, reason);
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
