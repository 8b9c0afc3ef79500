using System.Globalization;
using CognitoIdentity.Client.Http;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.Client.Configuration;

/// <summary>Where a profile's credentials come from.</summary>
internal enum ProfileKind
{
    /// <summary>From the login command of the AWS CLI, or from no source.</summary>
    Login,
    Keys,
    Process,
    Role,
    SingleSignOn,
}

/// <summary>A profile. Its settings in the credentials file win over those in the config file.</summary>
internal sealed class AwsProfile
{
    public const string AccessKey = "aws_access_key_id";
    public const string SecretKey = "aws_secret_access_key";

    /// <summary>The endpoint that a profile of the encrypted store signs in at with SAML. Files have no such setting.</summary>
    public const string SamlEndpoint = "saml_endpoint";

    // Settings that say where credentials come from.
    private static readonly string[] CredentialKeys = ["role_arn", AssumedRole.TokenFileKey, "sso_account_id", "sso_role_name", "login_session", AccessKey, "credential_process"];

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

    /// <summary>The profile, as errors name it.</summary>
    public string Source => SourceOf(Name);

    /// <summary>The files that it was read from.</summary>
    public AwsFiles Files { get; }

    /// <summary>Whether it is from the encrypted store of AWS Tools and the SDK. Faults in the files don't affect it.</summary>
    public bool IsStored { get; init; }

    /// <summary>The first fault in its sections.</summary>
    public IniFault? Fault => _credentials?.Fault ?? _config?.Fault;

    /// <summary>Whether the profile says where credentials come from.</summary>
    public bool HasCredentials => CredentialKeys.Any(key => this[key] is not null);

    /// <summary>The keys that are written in it; null if its credentials come from elsewhere.</summary>
    public AwsKeys? Keys => Kind(isSource: false) == ProfileKind.Keys ? WrittenKeys : null;

    /// <summary>The keys that are written in it, all in the same file; empty where they are missing.</summary>
    public AwsKeys WrittenKeys
    {
        get
        {
            IniSection? section = _credentials?.Has(AccessKey) == true ? _credentials : _config;
            return new AwsKeys(
                section?[AccessKey] ?? string.Empty,
                section?[SecretKey] ?? string.Empty,
                section?["aws_security_token"] ?? section?["aws_session_token"]);
        }
    }

    /// <summary>A hash of all its settings, with those of its <c>sso-session</c>.</summary>
    public string Fingerprint => Hash.Of(Name, _config?.Text, _credentials?.Text, Files.SingleSignOn(this)?.Text);

    /// <summary>The text of a setting; null if it isn't set.</summary>
    public string? this[string key] => _credentials?[key] ?? _config?[key];

    /// <summary>How errors name a profile.</summary>
    public static string SourceOf(string name) => $"profile '{name}'";

    /// <summary>Where its credentials come from. Botocore's order decides.</summary>
    /// <param name="isSource">Whether another profile's role is assumed with these credentials. Keys then win over a role that needs keys.</param>
    public ProfileKind Kind(bool isSource)
    {
        bool hasKeys = this[AccessKey] is not null;
        bool isOwnSource = isSource && (hasKeys || this[SecretKey] is not null);
        return this[AssumedRole.TokenFileKey] is not null || (this["role_arn"] is not null && !isOwnSource) ? ProfileKind.Role
            : (this["sso_account_id"] ?? this["sso_role_name"]) is not null ? ProfileKind.SingleSignOn
            : _credentials?.Has(AccessKey) == true ? ProfileKind.Keys
            : this["credential_process"] is not null ? ProfileKind.Process
            : hasKeys ? ProfileKind.Keys
            : ProfileKind.Login;
    }

    /// <summary>Throws if a faulty line may belong to it.</summary>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c></exception>
    public void Check() => Files.Check(Name, this);
}

/// <summary>
/// The profile that applies: the one named by the user, else <c>AWS_PROFILE</c>, else <c>AWS_DEFAULT_PROFILE</c>, else <c>default</c>. Each
/// connection reads the files anew, when it first needs them. A faulty line is an error only for a call that needs a setting which the line may contain.
/// </summary>
internal sealed class ProfileReader
{
    private const string DefaultName = "default";

    private readonly string? _explicitName;
    private readonly string? _namedByEnvironment = Setting.Variable("AWS_PROFILE") ?? Setting.Variable("AWS_DEFAULT_PROFILE");
    private readonly Lazy<AwsFiles> _files;
    private readonly Lazy<AwsProfile?> _profile;
    private readonly Lazy<CaBundle?> _caBundle;

    public ProfileReader(ClientOptions options)
    {
        _explicitName = Setting.NotBlank(options.ProfileName);
        _files = new Lazy<AwsFiles>(() => new AwsFiles(Setting.NotBlank(options.ProfileLocation)));
        _profile = new Lazy<AwsProfile?>(() => _files.Value.Find(Name));
        _caBundle = new Lazy<CaBundle?>(() =>
            Setting.Variable(CaBundle.Variable) is { } named ? CaBundle.Read(named, CaBundle.Variable)
            : this["ca_bundle"] is { } path ? CaBundle.Read(path, Source)
            : null);
    }

    /// <summary>The profile's name. The profile need not exist.</summary>
    public string Name => _explicitName ?? _namedByEnvironment ?? DefaultName;

    /// <summary>The profile, as errors name it.</summary>
    public string Source => AwsProfile.SourceOf(Name);

    /// <summary>The profile, or null when none was named and there is no default one.</summary>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c>, <c>ProfileNotFound</c></exception>
    public AwsProfile? Value
    {
        get
        {
            _files.Value.Check(Name, _profile.Value);
            return _profile.Value ?? (_explicitName is null && _namedByEnvironment is null
                ? null
                : throw new CognitoIdentityException(nameof(Texts.ProfileNotFound), [Name]));
        }
    }

    /// <summary>The profile named by the user, or null when none was.</summary>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c>, <c>ProfileNotFound</c></exception>
    public AwsProfile? Explicit => _explicitName is null ? null : Value;

    /// <summary>The text of a setting; null if it isn't set, or can't be read.</summary>
    public string? this[string key] => _profile.Value?[key];

    /// <summary>The region; null if it isn't set.</summary>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c>, <c>ProfileNotFound</c></exception>
    public string? Region => this["region"] ?? Value?["region"];

    /// <summary>The address that the profile names for a service; null if it names none.</summary>
    /// <param name="key">The service's name in config files, such as <c>cognito_identity</c>.</param>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c></exception>
    public string? EndpointUrl(string key) =>
        (this["services"] is { } services ? _files.Value.Referred("services", services, Name).Nested(key, "endpoint_url") : null) ?? this["endpoint_url"];

    /// <summary>The certificates to trust servers by; null for the system's.</summary>
    /// <exception cref="CognitoIdentityException"><c>CaBundleInvalid</c></exception>
    public CaBundle? CaBundle => _caBundle.Value;

    /// <summary>The same for one address. An address without TLS needs no certificates.</summary>
    /// <exception cref="CognitoIdentityException"><c>CaBundleInvalid</c></exception>
    public CaBundle? CaBundleFor(Uri address) => address.Scheme == Uri.UriSchemeHttps ? CaBundle : null;

    /// <summary>The most attempts of a call; null if that isn't set.</summary>
    public int? MaxAttempts => Attempts(Setting.Variable("AWS_MAX_ATTEMPTS")) ?? Attempts(this["max_attempts"]);

    /// <summary>Whether calls go to FIPS hosts.</summary>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c></exception>
    public bool UsesFips => IsOn("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");

    /// <summary>Whether calls go to hosts that speak IPv6 too.</summary>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c></exception>
    public bool UsesDualStack => IsOn("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");

    /// <summary>Whether a switch is on. A profile that the user named wins over the environment, and the environment over any other profile.</summary>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c>: the text in the profile is neither true nor false.</exception>
    public bool IsOn(string variable, string key) =>
        _explicitName is null && bool.TryParse(Setting.Variable(variable), out bool inEnvironment) ? inEnvironment
        : this[key] is { } text ? bool.TryParse(text, out bool inProfile) ? inProfile : throw AwsFiles.Unreadable(Name, Texts.ProfileSwitchInvalid.With(key))
        : bool.TryParse(Setting.Variable(variable), out inEnvironment) && inEnvironment;

    private static int? Attempts(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int attempts) && attempts > 0 ? attempts : null;
}
