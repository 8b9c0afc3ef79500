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

    public ServiceConnection(SdkClient pipeline, CredentialResolver credentials, Action<CallRecord>? callFinished)
    {
        _pipeline = pipeline;
        _credentials = credentials;
        _sts = new SecurityTokenService(pipeline.Settings, callFinished);
        Client = new CognitoIdentityClient(pipeline, credentials, callFinished) { IsInPlace = true };
        Concurrent = new CognitoIdentityClient(pipeline, credentials, callFinished);
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
        ImmutableCredentials keys = await credentials.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return Hash.Of(keys.AccessKey, keys.SecretKey, keys.Token);
    }

    public Task<Credentials> AssumeRoleWithWebIdentityAsync(WebIdentityRole role, string token, CancellationToken cancellationToken) =>
        WebIdentity.AssumeRoleAsync(_sts, role, token, cancellationToken);
}
