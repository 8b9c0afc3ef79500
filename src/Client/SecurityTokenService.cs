using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Linq;
using CognitoIdentity.Api;
using CognitoIdentity.Client.Calls;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client;

/// <summary>STS in the region of the calls: the account of credentials, and the credentials of roles.</summary>
internal sealed class SecurityTokenService
{
    private const string Version = "2011-06-15";
    private const int AccountIdLength = 12;
    private const string DefaultSessionName = "CognitoIdentity";

    // STS may have failed to reach the provider, or may not know its new keys yet.
    private static readonly string[] ProviderErrors = ["IDPCommunicationError", "InvalidIdentityToken"];

    private readonly ClientFactory _factory;
    private readonly ServiceSettings _settings;
    private readonly ServiceRoutes _routes;
    private readonly CallEvents? _events;

    public SecurityTokenService(ClientFactory factory, ServiceSettings settings, ServiceRoutes routes, CallEvents? events)
    {
        _factory = factory;
        _settings = settings;
        _routes = routes;
        _events = events;
    }

    /// <summary>Where STS is called for the roles of profiles and of the environment.</summary>
    /// <exception cref="CognitoIdentityException">The address that is configured for STS is not valid.</exception>
    public Uri ProfileEndpoint => _routes.StsOfProfiles(_settings).Endpoint;

    /// <summary>The account of credentials. Requested once for the same access key.</summary>
    /// <param name="credentials">Finds them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<string> GetAccountIdAsync(CredentialResolver credentials, CancellationToken cancellationToken)
    {
        const string operation = "GetCallerIdentity";
        AwsKeys keys = await credentials.ResolveAsync(operation, cancellationToken).ConfigureAwait(false);
        return _factory.AccountIds.Find(keys.AccessKey, _settings.Endpoint)
            ?? _factory.AccountIds.Add(
                keys.AccessKey,
                _settings.Endpoint,
                (string)await SendAsync(_routes.StsFor(_settings), operation, [], ReadAccount, keys, secret: null, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Credentials of a role for a token: the second half of the classic flow.</summary>
    public async Task<Credentials> AssumeRoleWithWebIdentityAsync(WebIdentityRole role, string token, CancellationToken cancellationToken) =>
        (Credentials)await SendAsync(
            _routes.StsFor(_settings),
            WebIdentityRole.Operation,
            [
                ("RoleArn", role.RoleArn),
                ("RoleSessionName", role.SessionName),
                ("WebIdentityToken", token),
                ("Policy", role.Policy),
                ("DurationSeconds", role.DurationSeconds?.ToString(CultureInfo.InvariantCulture)),
            ],
            ReadCredentials,
            keys: null,
            token,
            cancellationToken).ConfigureAwait(false);

    /// <summary>Credentials of a role that a profile or the environment names.</summary>
    /// <param name="role">The role.</param>
    /// <param name="keys">The keys to assume it with; null with a token.</param>
    /// <param name="token">The token to assume it with; null with keys.</param>
    /// <param name="mfaCode">The code of its MFA device; null if it takes none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<Credentials> AssumeRoleAsync(AssumedRole role, AwsKeys? keys, string? token, string? mfaCode, CancellationToken cancellationToken) =>
        (Credentials)await SendAsync(
            _routes.StsOfProfiles(_settings),
            token is null ? "AssumeRole" : WebIdentityRole.Operation,
            [
                ("RoleArn", role.Arn),
                ("RoleSessionName", role.SessionName ?? DefaultSessionName),
                ("WebIdentityToken", token),
                ("DurationSeconds", role.DurationSeconds?.ToString(CultureInfo.InvariantCulture)),
                ("ExternalId", role.ExternalId),
                ("SerialNumber", role.MfaDevice),
                ("TokenCode", mfaCode),
            ],
            ReadCredentials,
            token is null ? keys : null,
            token ?? mfaCode,
            cancellationToken,
            mfaCode is null ? null : new LostAnswer(nameof(Texts.MfaAnswerLost), role.MfaDevice)).ConfigureAwait(false);

    private Task<object> SendAsync(
        ServiceSettings settings,
        string operation,
        (string Name, string? Value)[] parameters,
        Func<XElement, object?> read,
        AwsKeys? keys,
        string? secret,
        CancellationToken cancellationToken,
        LostAnswer? ifLost = null)
    {
        var call = new QueryCall(("sts", settings), Version, operation, parameters, read, _events)
        {
            Keys = keys,
            SecretTokens = secret is null ? null : [secret],
            PassingErrors = ProviderErrors,
            IfLost = ifLost,
        };
        return _factory.Sender(settings).SendAsync(call, cancellationToken);
    }

    private static string? ReadAccount(XElement result) =>
        result.Child("Account")?.Value is { Length: AccountIdLength } account && account.All(char.IsAsciiDigit) ? account : null;

    private static Credentials? ReadCredentials(XElement result)
    {
        XElement? found = result.Child("Credentials");
        bool hasTime = DateTimeOffset.TryParse(
            found.Child("Expiration")?.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset expiration);
        var credentials = new Credentials
        {
            AccessKeyId = found.Child("AccessKeyId")?.Value,
            SecretKey = found.Child("SecretAccessKey")?.Value,
            SessionToken = found.Child("SessionToken")?.Value,
            Expiration = hasTime ? expiration.LocalDateTime : null,
        };
        return StructureShape.Of(typeof(Credentials)).Fault(credentials) is null ? credentials : null;
    }
}

/// <summary>The accounts of access keys, by the service that was called with them.</summary>
internal sealed class AccountIds
{
    private const int Most = 1000;

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    public string? Find(string accessKey, Uri endpoint) => _known.GetValueOrDefault(KeyOf(accessKey, endpoint));

    public string Add(string accessKey, Uri endpoint, string account)
    {
        if (_known.Count >= Most)
        {
            // Keys that change with each session would fill the memory.
            _known.Clear();
        }

        return _known.GetOrAdd(KeyOf(accessKey, endpoint), account);
    }

    /// <summary>Drops all accounts that were read from an address.</summary>
    public void Forget(Uri endpoint)
    {
        foreach (string key in _known.Keys.Where(key => key.EndsWith(KeyOf(string.Empty, endpoint), StringComparison.Ordinal)))
        {
            _known.TryRemove(key, out _);
        }
    }

    private static string KeyOf(string accessKey, Uri endpoint) => $"{accessKey} {endpoint.AbsoluteUri}";
}
