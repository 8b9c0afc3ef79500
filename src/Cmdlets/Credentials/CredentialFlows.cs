using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Gets credentials by each flow. All calls begin on the caller's thread and block it, because a script that supplies the keys to sign with
/// runs only there.
/// </summary>
internal sealed class CredentialFlows
{
    private static readonly string DeveloperToken = Operation.Of(typeof(GetOpenIdTokenForDeveloperIdentityRequest)).Name;

    private readonly IServiceConnection _connection;
    private readonly Func<IServiceConnection> _connectForDiagnosis;
    private readonly CredentialCache _cache;
    private readonly DeveloperProviders _providers;
    private readonly CancellationToken _stopped;

    /// <param name="connection">The connection to call.</param>
    /// <param name="connectForDiagnosis">Makes the connection that looks for the cause of a denial. It must not ask the user for anything.</param>
    /// <param name="cache">The cache.</param>
    /// <param name="providers">The developer providers of pools.</param>
    /// <param name="stopped">Ends the calls.</param>
    public CredentialFlows(
        IServiceConnection connection, Func<IServiceConnection> connectForDiagnosis, CredentialCache cache, DeveloperProviders providers, CancellationToken stopped)
    {
        _connection = connection;
        _connectForDiagnosis = connectForDiagnosis;
        _cache = cache;
        _providers = providers;
        _stopped = stopped;
    }

    /// <summary>Whether to ignore cached credentials.</summary>
    public bool Renews { get; init; }

    /// <summary>Whether the last credentials were in the cache.</summary>
    public bool IsKept { get; private set; }

    private ICognitoIdentityClient Client => _connection.BlockingClient;

    /// <summary>Credentials of a user with logins, or of a guest.</summary>
    public IdentityCredential Get(CredentialScope scope, LoginSet logins)
    {
        IDictionary<string, string>? tokens = logins.Tokens;
        return WithRemedy(scope, tokens ?? new Dictionary<string, string>(), () => Share(new CredentialKey(scope, logins.Digest), () => scope.IdentityId is { } identityId
            ? ForIdentity(scope, identityId, tokens)
            : ForPool(scope, new IdentityKey(scope.Endpoint, scope.Region, scope.IdentityPoolId!, logins.Subject), tokens)));
    }

    /// <summary>Credentials of a user of your own backend.</summary>
    public IdentityCredential Get(CredentialScope scope, DeveloperUser user)
    {
        string signer = Wait(_connection.GetSignerAsync(DeveloperToken, _stopped));
        return WithRemedy(scope, tokens: null, () => Share(new CredentialKey(scope, user.Digest(signer)), () => ForUser(scope, user)));
    }

    /// <summary>Does the work. When the service denies it, the error says why and what to do.</summary>
    private IdentityCredential WithRemedy(CredentialScope scope, IDictionary<string, string>? tokens, Func<IdentityCredential> work)
    {
        try
        {
            return work();
        }
        catch (CognitoIdentityException e) when (CredentialDenial.Is(e))
        {
            e.Remedy = Wait(new CredentialDenial(e, scope, tokens).ExplainAsync(_connectForDiagnosis(), _stopped));
            throw;
        }
    }

    private IdentityCredential Share(CredentialKey key, Func<IdentityCredential> ask)
    {
        IsKept = true;
        IdentityCredential Ask()
        {
            IsKept = false;
            return ask();
        }

        return Renews ? _cache.Renew(key, Ask) : _cache.Get(key, Ask, _stopped);
    }

    private IdentityCredential ForUser(CredentialScope scope, DeveloperUser user)
    {
        string provider = user.Provider ?? Wait(_providers.GetAsync(Client, scope.IdentityPoolId!, _stopped));
        OpenIdToken token = Wait(Client.SendAsync(
            new GetOpenIdTokenForDeveloperIdentityRequest
            {
                IdentityPoolId = scope.IdentityPoolId,
                Logins = new Dictionary<string, string> { [provider] = user.Id },
            },
            _stopped));
        return scope.Role is null
            ? Enhanced(scope, token.IdentityId!, new Dictionary<string, string> { [Partition.Of(scope.Region).IdentityService(scope.Region)] = token.Token! })
            : Classic(scope, scope.Role, token);
    }

    private IdentityCredential ForPool(CredentialScope scope, IdentityKey key, IDictionary<string, string>? tokens)
    {
        bool isNew = false;
        string Identity() => _cache.Identities.Get(
            key,
            () =>
            {
                isNew = true;
                return GetId(key.IdentityPoolId, tokens);
            },
            _stopped);

        string identityId = Identity();
        IdentityCredential credential;
        try
        {
            credential = ForIdentity(scope, identityId, tokens);
        }
        catch (CognitoIdentityException e) when (!isNew && CredentialDenial.IsOfIdentity(e, identityId))
        {
            // It is from the cache. It may have been deleted, or may belong to another caller now.
            _cache.DropIdentity(key, identityId, isGone: e.ErrorId == ErrorIds.ResourceNotFound);
            identityId = Identity();
            credential = ForIdentity(scope, identityId, tokens);
        }

        if (credential.IdentityId != identityId)
        {
            // It was merged with another.
            _cache.Identities.Set(key, credential.IdentityId!);
        }

        return credential;
    }

    private IdentityCredential ForIdentity(CredentialScope scope, string identityId, IDictionary<string, string>? tokens)
    {
        if (scope.Role is null)
        {
            return Enhanced(scope, identityId, tokens);
        }

        return Classic(scope, scope.Role, Wait(Client.SendAsync(new GetOpenIdTokenRequest { IdentityId = identityId, Logins = tokens }, _stopped)));
    }

    private IdentityCredential Enhanced(CredentialScope scope, string identityId, IDictionary<string, string>? tokens)
    {
        GetCredentialsForIdentityResponse answer = Wait(Client.SendAsync(
            new GetCredentialsForIdentityRequest { IdentityId = identityId, Logins = tokens, CustomRoleArn = scope.CustomRoleArn }, _stopped));
        return Create(scope, answer.IdentityId!, answer.Credentials!, CredentialFlow.Enhanced, scope.CustomRoleArn);
    }

    private IdentityCredential Classic(CredentialScope scope, WebIdentityRole role, OpenIdToken token) => Create(
        scope,
        token.IdentityId!,
        Wait(_connection.AssumeRoleWithWebIdentityAsync(role, token.Token!, _stopped)),
        CredentialFlow.Classic,
        role.RoleArn);

    private string GetId(string poolId, IDictionary<string, string>? tokens) =>
        Wait(Client.SendAsync(new GetIdRequest { IdentityPoolId = poolId, Logins = tokens }, _stopped)).IdentityId!;

    private static IdentityCredential Create(CredentialScope scope, string identityId, Credentials credentials, string flow, string? roleArn) => new()
    {
        IdentityId = identityId,
        IdentityPoolId = scope.IdentityPoolId,
        AccessKeyId = credentials.AccessKeyId!,
        SecureSecretKey = Secrets.Protect(credentials.SecretKey!),
        SecureSessionToken = Secrets.Protect(credentials.SessionToken!),
        Expiration = credentials.Expiration!.Value,
        Region = scope.Region,
        Flow = flow,
        AssumedRoleArn = roleArn,
    };

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
