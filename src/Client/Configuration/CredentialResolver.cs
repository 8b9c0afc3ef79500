using Amazon.Runtime;
using CognitoIdentity.Client.Pipeline;

namespace CognitoIdentity.Client.Configuration;

/// <summary>Finds the credentials for signed calls: looked for on the first of them, once.</summary>
internal sealed class CredentialResolver
{
    // Whom the SDK may ask for a profile's credentials, by itself and by their names for AWS_ENDPOINT_URL_….
    private static readonly string[] ServicesOfProfiles = [ServiceRoutes.Sts, "SSO", "SSO OIDC"];

    private readonly ClientState _state;
    private readonly ClientOptions _options;
    private readonly ProfileReader _profile;
    private readonly ServiceRoutes _routes;
    private readonly Lazy<Task<FoundCredentials?>> _found;

    public CredentialResolver(ClientState state, ClientOptions options, ProfileReader profile, ServiceRoutes routes)
    {
        _state = state;
        _options = options;
        _profile = profile;
        _routes = routes;
        _found = new Lazy<Task<FoundCredentials?>>(FindAsync);
    }

    /// <summary>Keys that are good to sign with now: fetched here, so that signing can't fail for want of them.</summary>
    /// <param name="operation">What they are for, for the error.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<AWSCredentials> ResolveAsync(string operation, CancellationToken cancellationToken)
    {
        FoundCredentials found = await _found.Value.WaitAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new CognitoIdentityException(nameof(Texts.CredentialsMissing), [operation]);
        try
        {
            ImmutableCredentials keys = await OtherServices.UntilAsync(found.Credentials.GetCredentialsAsync, _routes, cancellationToken).ConfigureAwait(false);
            return Unfit(keys) is { } unfit ? throw Unavailable(found, Texts.CredentialKeyInvalid.With(unfit))
                : keys.UseToken
                ? new SessionAWSCredentials(keys.AccessKey, keys.SecretKey, keys.Token)
                : new BasicAWSCredentials(keys.AccessKey, keys.SecretKey);
        }
        catch (ProcessAWSCredentialException)
        {
            // The SDK quotes what the program wrote, which may well be a secret.
            throw Unavailable(found, Texts.CredentialProcessFailed);
        }
        catch (Exception e) when (e is not CognitoIdentityException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            // Any provider, a user's script among them, may fail in any way; here it becomes one kind of error.
            throw Unavailable(found, Reason(e));
        }
    }

    // Without the cause: a service that rejects a signature repeats the request, and a script can throw any text.
    private static CognitoIdentityException Unavailable(FoundCredentials found, string reason) => new(nameof(Texts.CredentialsUnavailable), [found.Source, reason]);

    /// <summary>Which of the keys can't be sent, by the rules of the parameters; null if all can.</summary>
    private static string? Unfit(ImmutableCredentials keys) =>
        !AwsKeys.IsAccessKey(keys.AccessKey) ? "access key id"
        : !AwsKeys.IsSecret(keys.SecretKey) ? "secret access key"
        : !AwsKeys.IsSecret(keys.Token ?? string.Empty) ? "session token"
        : null;

    /// <summary>What went wrong, and what the service said that was asked, which the SDK keeps to the cause.</summary>
    private static string Reason(Exception exception)
    {
        string reason = exception.Message;
        for (Exception? cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is AmazonServiceException { ErrorCode: { } code } error && ErrorReader.IsCode(code, tokens: null))
            {
                return MaskedText.Of($"{reason} {error.Message}");
            }
        }

        return MaskedText.Of(reason);
    }

    private async Task<FoundCredentials?> FindAsync() =>
        FromUser() ?? FromEnvironment() ?? (_options.IsLocalService ? LocalCredentials.Found : await FromMachineAsync().ConfigureAwait(false));

    private FoundCredentials? FromUser() =>
        _options.Credential is { } own ? new FoundCredentials("the given credentials", () => new SourceCredentials(own))
        : _profile.Explicit is { } profile ? Of(profile)
        : _options.SessionCredential is { } session ? new FoundCredentials("the session's default credentials", () => new SourceCredentials(session))
        : null;

    private static FoundCredentials? FromEnvironment() =>
        IsSet("AWS_ACCESS_KEY_ID") && IsSet("AWS_SECRET_ACCESS_KEY") ? new FoundCredentials("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY", () => new EnvironmentVariablesAWSCredentials())
        : null;

    private async Task<FoundCredentials?> FromMachineAsync()
    {
        if (IsSet("AWS_WEB_IDENTITY_TOKEN_FILE") && IsSet("AWS_ROLE_ARN"))
        {
            _ = _routes.Named(ServiceRoutes.Sts);
            SdkSettings.Refresh(_profile);
            return new FoundCredentials("AWS_WEB_IDENTITY_TOKEN_FILE", AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables);
        }

        if (_profile.Value is { HasCredentials: true } profile)
        {
            return Of(profile);
        }

        if (IsSet("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || IsSet("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
        {
            return new FoundCredentials("the container", () => new GenericContainerCredentials());
        }

        SdkSettings.Refresh(_profile);
        return await _state.Instance.AnswersAsync().ConfigureAwait(false) ? _state.Instance.Credentials : null;
    }

    private FoundCredentials Of(AwsProfile profile)
    {
        if (profile.AsksServices)
        {
            // The address may be invalid. Inside the SDK that error would be wrapped.
            Array.ForEach(ServicesOfProfiles, service => _ = _routes.Named(service));
            SdkSettings.Refresh(_profile);
        }

        return _state.ProfileCredentials.Get(profile);
    }

    private static bool IsSet(string variable) => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(variable));
}
