using Amazon.Runtime;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Pipeline;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.Client;

/// <summary>A client with its region, endpoint and account.</summary>
internal sealed class ServiceConnection : IServiceConnection
{
    private readonly SdkClient _pipeline;
    private readonly CredentialResolver _credentials;
    private readonly SecurityTokenService _sts;

    public ServiceConnection(SdkClient pipeline, ClientOptions options, ProfileReader profile)
    {
        _pipeline = pipeline;
        var routes = new ServiceRoutes(pipeline.Settings.Region, profile, options.AllowUnencryptedAuthentication);
        _credentials = new CredentialResolver(options, profile, routes);
        _sts = new SecurityTokenService(pipeline.Settings, options, routes);
        Client = new CognitoIdentityClient(pipeline, _credentials, options.CallFinished) { IsInPlace = true };
        Concurrent = new CognitoIdentityClient(pipeline, _credentials, options.CallFinished);
    }

    public ICognitoIdentityClient Client { get; }

    public ICognitoIdentityClient Concurrent { get; }

    public string Region => _pipeline.Settings.Region;

    public string Partition => _pipeline.Settings.Partition;

    public Uri Endpoint => _pipeline.Settings.Endpoint;

    public async Task<string> GetAccountIdAsync(CancellationToken cancellationToken) =>
        await Account.GetIdAsync(
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
