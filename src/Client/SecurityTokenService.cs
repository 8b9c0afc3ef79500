using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Linq;
using CognitoIdentity.Api;
using CognitoIdentity.Client.Calls;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client;

/// <summary>STS in the region of the calls: the account of the credentials, and credentials for an OpenID token.</summary>
internal sealed class SecurityTokenService
{
    private const string Version = "2011-06-15";
    private const int AccountIdLength = 12;

    // STS may not have reached the provider, or know its new keys yet.
    private static readonly string[] ProviderErrors = ["IDPCommunicationError", "InvalidIdentityToken"];

    private readonly ClientFactory _factory;
    private readonly ServiceSettings _settings;
    private readonly ServiceRoutes _routes;
    private readonly CredentialResolver _credentials;
    private readonly CallEvents? _events;

    public SecurityTokenService(
        ClientFactory factory, ServiceSettings settings, ServiceRoutes routes, CredentialResolver credentials, CallEvents? events)
    {
        _factory = factory;
        _settings = settings;
        _routes = routes;
        _credentials = credentials;
        _events = events;
    }

    /// <summary>The account of the credentials. Asked for once for the same access key.</summary>
    public async Task<string> GetAccountIdAsync(CancellationToken cancellationToken)
    {
        const string operation = "GetCallerIdentity";
        AwsKeys keys = await _credentials.ResolveAsync(operation, cancellationToken).ConfigureAwait(false);
        return _factory.AccountIds.Find(keys.AccessKey, _settings.Endpoint)
            ?? _factory.AccountIds.Add(
                keys.AccessKey,
                _settings.Endpoint,
                (string)await SendAsync(operation, [], ReadAccount, keys, token: null, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Credentials of a role for a token: the second half of the classic flow.</summary>
    public async Task<Credentials> AssumeRoleWithWebIdentityAsync(WebIdentityRole role, string token, CancellationToken cancellationToken) =>
        (Credentials)await SendAsync(
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

    private Task<object> SendAsync(
        string operation,
        (string Name, string? Value)[] parameters,
        Func<XElement, object?> read,
        AwsKeys? keys,
        string? token,
        CancellationToken cancellationToken)
    {
        ServiceSettings settings = _routes.StsFor(_settings);
        var call = new QueryCall(("sts", settings), Version, operation, parameters, read, _events)
        {
            Keys = keys,
            SecretTokens = token is null ? null : [token],
            PassingErrors = ProviderErrors,
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
        return StructureShape.Of(typeof(Credentials)).Missing(credentials) is null ? credentials : null;
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
            // Keys that change with each session would add up.
            _known.Clear();
        }

        return _known.GetOrAdd(KeyOf(accessKey, endpoint), account);
    }

    /// <summary>Drops what is known by way of an address.</summary>
    public void Forget(Uri endpoint)
    {
        foreach (string key in _known.Keys.Where(key => key.EndsWith(KeyOf(string.Empty, endpoint), StringComparison.Ordinal)))
        {
            _known.TryRemove(key, out _);
        }
    }

    private static string KeyOf(string accessKey, Uri endpoint) => $"{accessKey} {endpoint.AbsoluteUri}";
}
