using Amazon.Runtime;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Pipeline;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.Client;

/// <summary>A client with its region, endpoint and account.</summary>
internal sealed class ServiceConnection : IServiceConnection
{
    private readonly ClientState _state;
    private readonly ServiceSettings _settings;
    private readonly CredentialResolver _credentials;
    private readonly SecurityTokenService _sts;

    public ServiceConnection(ClientState state, ServiceSettings settings, ClientOptions options, ProfileReader profile)
    {
        _state = state;
        _settings = settings;
        var routes = new ServiceRoutes(settings.Region, profile, options.AllowUnencryptedAuthentication);
        _credentials = new CredentialResolver(state, options, profile, routes);
        _sts = new SecurityTokenService(settings, options, routes);
        SdkClient pipeline = state.Pipeline(settings);
        Client = new CognitoIdentityClient(pipeline, _credentials, options.CallFinished) { IsInPlace = true };
        Concurrent = new CognitoIdentityClient(pipeline, _credentials, options.CallFinished);
    }

    public ICognitoIdentityClient Client { get; }

    public ICognitoIdentityClient Concurrent { get; }

    public string Region => _settings.Region;

    public string Partition => _settings.Partition;

    public Uri Endpoint => _settings.Endpoint;

    public async Task<string> GetAccountIdAsync(CancellationToken cancellationToken) =>
        await _state.AccountIds.GetAsync(
            _sts,
            await _credentials.ResolveAsync("GetCallerIdentity", cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);

    public async Task<string> GetSignerAsync(string operation, CancellationToken cancellationToken)
    {
        AWSCredentials credentials = await _credentials.ResolveAsync(operation, cancellationToken).ConfigureAwait(false);
        ImmutableCredentials keys = await credentials.GetCredentialsAsync().ConfigureAwait(false);
        return Hash.Of(keys.AccessKey, keys.SecretKey, keys.Token);
    }

    public Task<Credentials> AssumeRoleWithWebIdentityAsync(WebIdentityRole role, string token, CancellationToken cancellationToken) =>
        WebIdentity.AssumeRoleAsync(_sts, role, token, cancellationToken);
}
