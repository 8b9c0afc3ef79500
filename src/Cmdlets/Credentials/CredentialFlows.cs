
namespace CognitoIdentity.Commands;

/// <summary>
/// The ways to credentials. All calls begin on the caller's thread, and block it: credentials to sign with may be a script's,
/// which runs nowhere else.
/// </summary>
internal sealed class CredentialFlows
{
    private const string DeveloperToken = "GetOpenIdTokenForDeveloperIdentity";
    private const string NotFound = "ResourceNotFound";

    private readonly IServiceConnection _connection;
    private readonly CredentialCache _cache;
    private readonly DeveloperProviders _providers;
    private readonly CancellationToken _stopped;

    public CredentialFlows(IServiceConnection connection, CredentialCache cache, DeveloperProviders providers, CancellationToken stopped)
    {
        _connection = connection;
        _cache = cache;
        _providers = providers;
        _stopped = stopped;
    }

    /// <summary>Whether credentials in the cache will not do.</summary>
    public bool Renews { get; init; }

    private ICognitoIdentityClient Client => _connection.Client;

    /// <summary>Credentials of a user with logins, or of a guest.</summary>
    public IdentityCredential Get(CredentialScope scope, LoginSet logins)
    {
        // A script is not run to find out which credentials to take from the cache, when that is known from its last run.
        if (!Renews && logins.Digest is { } known && _cache.Find(new CredentialKey(scope, known)) is { } cached)
        {
            return cached;
        }

        (string digest, string subject, IDictionary<string, string>? tokens) = logins.Reveal();
        return Explained(scope, tokens ?? new Dictionary<string, string>(), () => Share(new CredentialKey(scope, digest), () => scope.IdentityId is { } identityId
            ? ForIdentity(scope, identityId, tokens)
            : ForPool(scope, new IdentityKey(scope.Endpoint, scope.Region, scope.IdentityPoolId!, subject), tokens)));
    }

    /// <summary>Credentials of a user of one's own backend.</summary>
    public IdentityCredential Get(CredentialScope scope, DeveloperUser user)
    {
        string signer = Wait(_connection.GetSignerAsync(DeveloperToken, _stopped));
        return Explained(scope, tokens: null, () => Share(new CredentialKey(scope, user.Digest(signer)), () => ForUser(scope, user)));
    }

    /// <summary>Does the work. When the service refuses it, the error says why and what to do.</summary>
    private IdentityCredential Explained(CredentialScope scope, IDictionary<string, string>? tokens, Func<IdentityCredential> work)
    {
        try
        {
            return work();
        }
        catch (CognitoIdentityException e) when (Refusal.Is(e))
        {
            e.Remedy = Wait(new Refusal(e, scope, tokens).ExplainAsync(Client, _stopped));
            throw;
        }
    }

    private IdentityCredential Share(CredentialKey key, Func<IdentityCredential> ask) =>
        Renews ? _cache.Renew(key, ask) : _cache.Get(key, ask, _stopped);

    private IdentityCredential ForUser(CredentialScope scope, DeveloperUser user)
    {
        string provider = user.Provider ?? Wait(_providers.GetAsync(Client, scope.IdentityPoolId!, _stopped));
        OpenIdToken token = Wait(Client.GetOpenIdTokenForDeveloperIdentityAsync(
            new GetOpenIdTokenForDeveloperIdentityRequest
            {
                IdentityPoolId = scope.IdentityPoolId,
                Logins = new Dictionary<string, string> { [provider] = user.Id },
            },
            _stopped));
        return token is not { IdentityId: { } identityId, Token: { } text } ? throw Invalid(DeveloperToken)
            : scope.Role is null ? Enhanced(scope, identityId, new Dictionary<string, string> { [ProviderNames.IdentityService] = text })
            : Classic(scope, scope.Role, identityId, text);
    }

    private IdentityCredential ForPool(CredentialScope scope, IdentityKey key, IDictionary<string, string>? tokens)
    {
        bool isNew = false;
        string identityId = _cache.Identities.Get(
            key,
            () =>
            {
                isNew = true;
                return GetId(key.IdentityPoolId, tokens);
            },
            _stopped);
        try
        {
            IdentityCredential credential = ForIdentity(scope, identityId, tokens);
            if (credential.IdentityId != identityId)
            {
                // It was merged with another.
                _cache.Identities.Set(key, credential.IdentityId!);
            }

            return credential;
        }
        catch (CognitoIdentityException e) when (!isNew && e.ErrorId == NotFound && e.Message.Contains(identityId, StringComparison.Ordinal))
        {
            // It was deleted since it was asked for.
            _cache.DropIdentity(identityId);
            return ForPool(scope, key, tokens);
        }
    }

    private IdentityCredential ForIdentity(CredentialScope scope, string identityId, IDictionary<string, string>? tokens)
    {
        if (scope.Role is null)
        {
            return Enhanced(scope, identityId, tokens);
        }

        OpenIdToken token = Wait(Client.GetOpenIdTokenAsync(new GetOpenIdTokenRequest { IdentityId = identityId, Logins = tokens }, _stopped));
        return Classic(scope, scope.Role, token.IdentityId ?? identityId, token.Token ?? throw Invalid("GetOpenIdToken"));
    }

    private IdentityCredential Enhanced(CredentialScope scope, string identityId, IDictionary<string, string>? tokens)
    {
        GetCredentialsForIdentityResponse answer = Wait(Client.GetCredentialsForIdentityAsync(
            new GetCredentialsForIdentityRequest { IdentityId = identityId, Logins = tokens, CustomRoleArn = scope.CustomRoleArn }, _stopped));
        return Create(scope, answer.IdentityId ?? identityId, answer.Credentials, CredentialFlow.Enhanced, scope.CustomRoleArn, "GetCredentialsForIdentity");
    }

    private IdentityCredential Classic(CredentialScope scope, WebIdentityRole role, string identityId, string token) => Create(
        scope,
        identityId,
        Wait(_connection.AssumeRoleWithWebIdentityAsync(role, token, _stopped)),
        CredentialFlow.Classic,
        role.RoleArn,
        "AssumeRoleWithWebIdentity");

    private string GetId(string poolId, IDictionary<string, string>? tokens) =>
        Wait(Client.GetIdAsync(new GetIdRequest { IdentityPoolId = poolId, Logins = tokens }, _stopped)).IdentityId ?? throw Invalid("GetId");

    private IdentityCredential Create(
        CredentialScope scope, string identityId, Credentials? credentials, CredentialFlow flow, string? roleArn, string operation) =>
        credentials is { AccessKeyId: { } accessKey, SecretKey: { } secretKey, SessionToken: { } sessionToken, Expiration: { } expiration }
            ? new IdentityCredential
            {
                IdentityId = identityId,
                IdentityPoolId = scope.IdentityPoolId,
                AccessKeyId = accessKey,
                SecureSecretKey = Secrets.Protect(secretKey),
                SecureSessionToken = Secrets.Protect(sessionToken),
                Expiration = expiration,
                Region = scope.Region,
                Flow = flow,
                AssumedRoleArn = roleArn,
            }
            : throw Invalid(operation);

    private CognitoIdentityException Invalid(string operation) => new(
        nameof(Texts.ResponseInvalid),
        Texts.ResponseInvalid.With(_connection.Endpoint.GetLeftPart(UriPartial.Authority), operation, 200, Texts.ResponseIncomplete))
    { Operation = operation, StatusCode = 200 };

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
