using Amazon.Runtime.CredentialManagement;

namespace CognitoIdentity.Client.Configuration;

/// <summary>A profile. Its settings in the credentials file win over those in the config file.</summary>
internal sealed class AwsProfile
{
    private const string AccessKey = "aws_access_key_id";

    // Settings that say where credentials come from: from a service of AWS, or not.
    private static readonly string[] ServiceKeys = ["role_arn", "sso_account_id", "sso_role_name", "login_session"];
    private static readonly string[] OtherKeys = [AccessKey, "credential_process"];

    private readonly IniSection? _config;
    private readonly IniSection? _credentials;

    public AwsProfile(string name, AwsFiles files, IniSection? config, IniSection? credentials)
    {
        Name = name;
        Files = files;
        _config = config;
        _credentials = credentials;
    }

    public string Name { get; }

    /// <summary>The files that it was read from.</summary>
    public AwsFiles Files { get; }

    /// <summary>Set for a profile from the SDK's own store.</summary>
    public CredentialProfile? Stored { get; init; }

    /// <summary>The first fault in its sections.</summary>
    public IniFault? Fault => _credentials?.Fault ?? _config?.Fault;

    /// <summary>Whether the profile says where credentials come from.</summary>
    public bool HasCredentials => Stored?.CanCreateAWSCredentials ?? (AsksServices || OtherKeys.Any(key => this[key] is not null));

    /// <summary>Whether its credentials may come from a service of AWS.</summary>
    public bool AsksServices => Stored is not null || ServiceKeys.Any(key => this[key] is not null);

    /// <summary>The text of a setting; null if it isn't set.</summary>
    public string? this[string key] => _credentials?[key] ?? _config?[key];

    /// <summary>
    /// The profile as an object of the SDK, with the settings of one kind of credentials: the SDK rejects a mix. Botocore's order decides
    /// which kind.
    /// </summary>
    /// <param name="isSource">Whether another profile's role is assumed with these credentials. Keys then win over a role.</param>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c></exception>
    public CredentialProfile ToSdk(bool isSource)
    {
        Files.Check(Name, this);
        return Stored ?? new CredentialProfile(Name, Options(isSource));
    }

    private CredentialProfileOptions Options(bool isSource)
    {
        bool hasKeys = this[AccessKey] is not null;
        return this["role_arn"] is not null && !(isSource && hasKeys) ? Role()
            : (this["sso_account_id"] ?? this["sso_role_name"]) is not null ? SingleSignOn()
            : _credentials?.Has(AccessKey) == true ? Keys()
            : this["credential_process"] is { } process ? new() { CredentialProcess = process }
            : hasKeys ? Keys()
            : new() { LoginSession = this["login_session"] };
    }

    private CredentialProfileOptions Role() => this["web_identity_token_file"] is { } token
        ? new() { RoleArn = this["role_arn"], RoleSessionName = this["role_session_name"], WebIdentityTokenFile = token }
        : new()
        {
            RoleArn = this["role_arn"],
            RoleSessionName = this["role_session_name"],
            SourceProfile = this["source_profile"],
            CredentialSource = this["credential_source"],
            ExternalID = this["external_id"],
            MfaSerial = this["mfa_serial"],
        };

    private CredentialProfileOptions SingleSignOn()
    {
        IniSection? session = this["sso_session"] is { } name ? Files.Referred("sso-session", name, Name) : null;
        string? Setting(string key) => session?[key] ?? this[key];
        return new()
        {
            SsoAccountId = this["sso_account_id"],
            SsoRoleName = this["sso_role_name"],
            SsoSession = this["sso_session"],
            SsoRegion = Setting("sso_region"),
            SsoStartUrl = Setting("sso_start_url"),
            SsoRegistrationScopes = Setting("sso_registration_scopes"),
        };
    }

    private CredentialProfileOptions Keys() => new()
    {
        AccessKey = this[AccessKey],
        SecretKey = this["aws_secret_access_key"],
        Token = this["aws_session_token"],
    };
}
