using CognitoIdentity.Client.Sdk;

namespace CognitoIdentity.Client.Configuration;

/// <summary>Credentials and where they come from, for errors.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="FetchAsync">Fetches the keys to sign the next call with.</param>
internal sealed record FoundCredentials(string Source, Func<CancellationToken, Task<AwsKeys>> FetchAsync)
{
    public FoundCredentials(string source, ICredentialSource credentials)
        : this(source, _ => Task.FromResult(credentials.GetKeys()))
    {
    }
}

/// <summary>
/// Finds the credentials for signed calls: looked for on the first of them, once. Keys given as they are, in variables or in a profile are read
/// here; the AWS SDK, which is loaded only then, does the rest.
/// </summary>
internal sealed class CredentialResolver
{
    // Sign calls to the session's own local service when there is nothing else. They are worth nothing anywhere else.
    private static readonly AwsKeys LocalKeys = new("AKIDLOCALSERVICE", "made-up", sessionToken: null);

    private readonly Lazy<SdkCredentialSources> _sdk;
    private readonly ClientOptions _options;
    private readonly ProfileReader _profile;
    private readonly ServiceRoutes _routes;
    private readonly Lazy<Task<FoundCredentials?>> _found;

    public CredentialResolver(Lazy<SdkCredentialSources> sdk, ClientOptions options, ServiceRoutes routes)
    {
        _sdk = sdk;
        _options = options;
        _profile = routes.Profile;
        _routes = routes;
        _found = new Lazy<Task<FoundCredentials?>>(FindAsync);
    }

    /// <summary>Keys that are good to sign with now: fetched here, so that signing can't fail because they are missing.</summary>
    /// <param name="operation">What they are for, for the error.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<AwsKeys> ResolveAsync(string operation, CancellationToken cancellationToken)
    {
        FoundCredentials? found = null;
        try
        {
            found = await _found.Value.WaitAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new CognitoIdentityException(nameof(Texts.CredentialsMissing), [operation]);
            AwsKeys keys = await found.FetchAsync(cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            return Problem(keys) is { } problem ? throw Unavailable(found.Source, problem) : keys;
        }
        catch (Exception e) when (e is not CognitoIdentityException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            // Any source, a user's script among them, may fail in any way; here it becomes one kind of error. Without the cause: a service that
            // rejects a signature repeats the request, and a script can throw any text.
            throw Unavailable(found?.Source ?? "the AWS SDK", MaskedText.OfScript((found is null ? e.GetBaseException() : e).Message));
        }
    }

    private static CognitoIdentityException Unavailable(string source, string reason) => new(nameof(Texts.CredentialsUnavailable), [source, reason]);

    /// <summary>Why the keys can't be sent, by the rules of the parameters; null if they can.</summary>
    private static string? Problem(AwsKeys keys) =>
        Problem("access key id", keys.AccessKey, AwsKeys.IsAccessKey(keys.AccessKey))
        ?? Problem("secret access key", keys.SecretKey, AwsKeys.IsSecret(keys.SecretKey))
        ?? (AwsKeys.IsSecret(keys.SessionToken ?? string.Empty) ? null : Texts.CredentialKeyInvalid.With("session token"));

    private static string? Problem(string name, string value, bool isValid) =>
        value.Length == 0 ? Texts.CredentialKeyMissing.With(name) : isValid ? null : Texts.CredentialKeyInvalid.With(name);

    private Task<FoundCredentials?> FindAsync() =>
        (FromUser() ?? FromEnvironment() ?? (_options.IsLocalService ? new FoundCredentials("the local service", LocalKeys) : FromMachine())) is { } found
            ? Task.FromResult<FoundCredentials?>(found)
            : _sdk.Value.FromInstanceAsync(_routes);

    private FoundCredentials? FromUser() =>
        _options.Credential is { } own ? new FoundCredentials("the given credentials", own)
        : _profile.Explicit is { } profile ? Of(profile)
        : _options.SessionCredential is { } session ? new FoundCredentials("the session's default credentials", session)
        : null;

    private static FoundCredentials? FromEnvironment() =>
        Setting.Variable("AWS_ACCESS_KEY_ID") is { } accessKey && Setting.Variable("AWS_SECRET_ACCESS_KEY") is { } secretKey
            ? new FoundCredentials("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY", new AwsKeys(accessKey, secretKey, Setting.Variable("AWS_SESSION_TOKEN")))
            : null;

    private FoundCredentials? FromMachine() =>
        IsSet("AWS_WEB_IDENTITY_TOKEN_FILE") && IsSet("AWS_ROLE_ARN") ? SdkCredentialSources.FromWebIdentity(_routes)
        : _profile.Value is { HasCredentials: true } profile ? Of(profile)
        : IsSet("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || IsSet("AWS_CONTAINER_CREDENTIALS_FULL_URI") ? SdkCredentialSources.FromContainer(_routes)
        : null;

    private FoundCredentials Of(AwsProfile profile)
    {
        profile.Check();
        return profile.Keys is { } keys ? new FoundCredentials(profile.Source, keys) : _sdk.Value.FromProfile(profile, _routes, _options.AskSecret);
    }

    private static bool IsSet(string variable) => Setting.Variable(variable) is not null;
}
