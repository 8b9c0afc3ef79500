namespace CognitoIdentity.Client.Configuration;

/// <summary>The profiles that a profile's credentials come from.</summary>
internal static class ProfileChain
{
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
    /// <c>ProfileUnreadable</c>; <c>CredentialsUnavailable</c>: settings are missing or wrong. No request is made.
    /// </exception>
    public static IReadOnlyList<AwsProfile> Of(AwsProfile profile)
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

    /// <summary>A setting of IAM Identity Center, from the profile's <c>sso_session</c> or from the profile.</summary>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c></exception>
    public static string? SingleSignOn(AwsProfile profile, string key) =>
        (profile[AwsFiles.SignInKey] is { } name ? profile.Files.Referred(AwsFiles.SignInSection, name, profile.Name)[key] : null) ?? profile[key];

    /// <summary>The name of the profile with whose credentials a role is assumed; null if the credentials come from elsewhere.</summary>
    private static string? SourceOf(AwsProfile profile, bool isSource, AwsProfile first) => profile.Kind(isSource) switch
    {
        _ when profile[AwsProfile.SamlEndpoint] is not null => throw Wrong(first, Texts.ProfileSamlUnsupported.With(profile.Name)),
        ProfileKind.Role when profile["role_arn"] is null => throw Wrong(first, Texts.ProfileSettingMissing.With(profile.Name, "role_arn")),
        ProfileKind.Role => profile[AssumedRole.TokenFileKey] is null ? SourceOfRole(profile, first) : null,
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
