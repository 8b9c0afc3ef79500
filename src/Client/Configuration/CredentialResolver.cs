using CognitoIdentity.Client.Sdk;
using CognitoIdentity.Tokens;

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
/// Finds the credentials for signed calls, once, on the first of these calls. Keys given as they are, in variables or in a profile are read
/// here. Our own client of STS assumes roles. The AWS SDK fetches all others, and is loaded only for them.
/// </summary>
internal sealed class CredentialResolver
{
    // Sign calls to the session's own local service if no other keys are found. They work only there.
    private static readonly AwsKeys LocalKeys = new("AKIDLOCALSERVICE", "made-up", sessionToken: null);

    private const string TokenFileVariable = "AWS_WEB_IDENTITY_TOKEN_FILE";
    private const string RoleVariable = "AWS_ROLE_ARN";
    private const string EnvironmentKeys = "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";

    private readonly Lazy<SdkCredentialSources> _sdk;
    private readonly RoleSessions _roles;
    private readonly SecurityTokenService _sts;
    private readonly ClientOptions _options;
    private readonly ProfileReader _profile;
    private readonly ServiceRoutes _routes;
    private readonly Lazy<Task<FoundCredentials?>> _found;

    public CredentialResolver(
        Lazy<SdkCredentialSources> sdk, RoleSessions roles, SecurityTokenService sts, ClientOptions options, ServiceRoutes routes)
    {
        _sdk = sdk;
        _roles = roles;
        _sts = sts;
        _options = options;
        _profile = routes.Profile;
        _routes = routes;
        _found = new Lazy<Task<FoundCredentials?>>(FindAsync);
    }

    /// <summary>Keys that can sign now. They are fetched before signing, so missing keys can't make it fail.</summary>
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
            return keys.Problem is { } problem ? throw CredentialFailure.Error(found.Source, problem) : keys;
        }
        catch (Exception e) when (e is not CognitoIdentityException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            // Any source, even a user's script, may throw any exception. Make it one kind of error, without the inner exception: a service that
            // rejects a signature repeats the request, and a script can throw any text.
            throw CredentialFailure.Error(found?.Source ?? "the AWS SDK", MaskedText.OfScript((found is null ? e.GetBaseException() : e).Message));
        }
    }

    private Task<FoundCredentials?> FindAsync() =>
        (FromUser() ?? FromEnvironment() ?? (_options.IsLocalService ? new FoundCredentials("the local service", LocalKeys) : FromMachine())) is { } found
            ? Task.FromResult<FoundCredentials?>(found)
            : _sdk.Value.FromInstanceAsync(_routes);

    private FoundCredentials? FromUser() =>
        _options.Credential is { } own ? new FoundCredentials("the given credentials", own)
        : _profile.Explicit is { } profile ? Of(profile)
        : _options.SessionCredential is { } session ? new FoundCredentials("the session's default credentials", session)
        : null;

    private static FoundCredentials? FromEnvironment() => KeysOfEnvironment() is { } keys ? new FoundCredentials(EnvironmentKeys, keys) : null;

    private static AwsKeys? KeysOfEnvironment() =>
        Setting.Variable("AWS_ACCESS_KEY_ID") is { } accessKey && Setting.Variable("AWS_SECRET_ACCESS_KEY") is { } secretKey
            ? new AwsKeys(accessKey, secretKey, Setting.Variable("AWS_SESSION_TOKEN"))
            : null;

    private FoundCredentials? FromMachine() =>
        Setting.Variable(TokenFileVariable) is { } file && Setting.Variable(RoleVariable) is { } role ? FromWebIdentity(file, role)
        : _profile.Value is { HasCredentials: true } profile ? Of(profile)
        : IsSet("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || IsSet("AWS_CONTAINER_CREDENTIALS_FULL_URI") ? _sdk.Value.FromContainer(_routes)
        : null;

    private FoundCredentials FromWebIdentity(string file, string arn)
    {
        var role = new AssumedRole(arn, Setting.Variable("AWS_ROLE_SESSION_NAME")) { TokenFile = file };
        return FromRoles(TokenFileVariable, [role], origin: null);
    }

    private FoundCredentials Of(AwsProfile profile)
    {
        profile.Check();
        if (profile.Keys is { } keys)
        {
            return new FoundCredentials(profile.Source, keys);
        }

        IReadOnlyList<AwsProfile> chain = ProfileChain.Of(profile);
        AwsProfile last = chain[^1];
        ProfileKind kind = last.Kind(isSource: chain.Count > 1);
        AssumedRole[] roles = [.. chain.Take(kind == ProfileKind.Role ? chain.Count : chain.Count - 1).Select(AssumedRole.Of).Reverse()];
        if (roles.Length == 0)
        {
            return _sdk.Value.FromProfile(profile.Source, profile, kind, _routes);
        }

        return roles[0].TokenFile is null ? FromRoles(profile.Source, roles, OriginOf(profile.Source, last, kind)) : FromRoles(profile.Source, roles, origin: null);
    }

    private FoundCredentials FromRoles(string source, IReadOnlyList<AssumedRole> roles, (FoundCredentials Credentials, string? Id)? origin)
    {
        RoleCredentials credentials = _roles.Get(Hash.Of([.. roles.Select(role => role.ToString()), origin?.Id]), _sts.ProfileEndpoint);
        var chain = new RoleChain(source, roles, origin?.Credentials, _sts, _options.AskSecret);
        return new FoundCredentials(source, stop => credentials.FetchAsync(chain, stop));
    }

    /// <summary>The keys that the first role of a chain is assumed with, and what identifies them.</summary>
    private (FoundCredentials Credentials, string? Id) OriginOf(string source, AwsProfile profile, ProfileKind kind)
    {
        return kind switch
        {
            ProfileKind.Keys => Written(source, profile.WrittenKeys),
            not ProfileKind.Role => (Later(stop => _sdk.Value.FromProfile(source, profile, kind, _routes).FetchAsync(stop)), profile.Fingerprint),
            _ when IsSource(ProfileChain.FromEnvironment) =>
                Written(EnvironmentKeys, KeysOfEnvironment() ?? throw CredentialFailure.Error(source, Texts.CredentialSourceEnvironment)),
            _ when IsSource(ProfileChain.FromContainer) => (Later(stop => _sdk.Value.FromContainer(_routes, source).FetchAsync(stop)), ProfileChain.FromContainer),
            _ => (Later(FetchFromInstanceAsync), ProfileChain.FromInstance),
        };

        bool IsSource(string name) => name.Equals(profile[ProfileChain.CredentialSource], StringComparison.OrdinalIgnoreCase);

        static (FoundCredentials Credentials, string? Id) Written(string source, AwsKeys keys) =>
            (new FoundCredentials(source, keys), Hash.Of(keys.AccessKey, keys.SecretKey, keys.SessionToken));

        // The SDK is loaded only if the role has no session.
        FoundCredentials Later(Func<CancellationToken, Task<AwsKeys>> fetch) => new(source, fetch);

        async Task<AwsKeys> FetchFromInstanceAsync(CancellationToken stop)
        {
            FoundCredentials? found = await _sdk.Value.FromInstanceAsync(_routes, source).ConfigureAwait(false);
            return found is null ? throw CredentialFailure.OfInstance(source) : await found.FetchAsync(stop).ConfigureAwait(false);
        }
    }

    private static bool IsSet(string variable) => Setting.Variable(variable) is not null;
}
