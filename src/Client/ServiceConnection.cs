using CognitoIdentity.Api;
using CognitoIdentity.Client.Calls;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.Client;

/// <summary>Clients for one region and address, with the STS and IAM that belong to them.</summary>
internal sealed class ServiceConnection : IServiceConnection
{
    private readonly ServiceSettings _settings;
    private readonly CredentialResolver _credentials;
    private readonly SecurityTokenService _sts;
    private readonly RoleService _roles;

    public ServiceConnection(
        ClientFactory factory, ServiceSettings settings, ServiceRoutes routes, CallEvents? events, SecurityTokenService sts, CredentialResolver credentials)
    {
        _settings = settings;
        _credentials = credentials;
        _sts = sts;
        _roles = new RoleService(factory, settings, routes, credentials, events);
        CallSender sender = factory.Sender(settings);
        BlockingClient = new BlockingClient(sender, settings, credentials, events);
        ConcurrentClient = new ConcurrentClient(sender, settings, credentials, events);
    }

    public ICognitoIdentityClient BlockingClient { get; }

    public ICognitoIdentityClient ConcurrentClient { get; }

    public string Region => _settings.Region;

    public string Partition => _settings.Partition;

    public Uri Endpoint => _settings.Endpoint;

    public Task<string> GetAccountIdAsync(CancellationToken cancellationToken) => _sts.GetAccountIdAsync(_credentials, cancellationToken);

    public async Task<string> GetSignerAsync(string operation, CancellationToken cancellationToken)
    {
        AwsKeys keys = await _credentials.ResolveAsync(operation, cancellationToken).ConfigureAwait(false);
        return Hash.Of(keys.AccessKey, keys.SecretKey, keys.SessionToken);
    }

    public Task<Credentials> AssumeRoleWithWebIdentityAsync(WebIdentityRole role, string token, CancellationToken cancellationToken) =>
        _sts.AssumeRoleWithWebIdentityAsync(role, token, cancellationToken);

    public Task<RoleTrust> GetRoleAsync(string roleName, CancellationToken cancellationToken) => _roles.GetRoleAsync(roleName, cancellationToken);
}

/// <summary>Sends the requests of Amazon Cognito Federated Identities.</summary>
internal abstract class CognitoIdentityClient : ICognitoIdentityClient
{
    private readonly ServiceSettings _settings;
    private readonly CredentialResolver _credentials;
    private readonly CallEvents? _events;

    protected CognitoIdentityClient(CallSender sender, ServiceSettings settings, CredentialResolver credentials, CallEvents? events)
    {
        Sender = sender;
        _settings = settings;
        _credentials = credentials;
        _events = events;
    }

    protected CallSender Sender { get; }

    public abstract Task<TAnswer> SendAsync<TAnswer>(IRequest<TAnswer> request, CancellationToken cancellationToken)
        where TAnswer : class;

    protected CognitoIdentityCall CallOf(object request) =>
        new(request, Operation.Of(request.GetType()), _settings, _credentials, _events);
}

/// <summary>Makes each call on the caller's thread. Its task has ended when it is returned.</summary>
internal sealed class BlockingClient(CallSender sender, ServiceSettings settings, CredentialResolver credentials, CallEvents? events)
    : CognitoIdentityClient(sender, settings, credentials, events)
{
    public override Task<TAnswer> SendAsync<TAnswer>(IRequest<TAnswer> request, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult((TAnswer)Sender.Send(CallOf(request), cancellationToken));
        }
        catch (Exception e)
        {
            // Put every error into the task, as an asynchronous method does.
            return Task.FromException<TAnswer>(e);
        }
    }
}

/// <summary>Makes calls in parallel.</summary>
internal sealed class ConcurrentClient(CallSender sender, ServiceSettings settings, CredentialResolver credentials, CallEvents? events)
    : CognitoIdentityClient(sender, settings, credentials, events)
{
    public override async Task<TAnswer> SendAsync<TAnswer>(IRequest<TAnswer> request, CancellationToken cancellationToken) =>
        (TAnswer)await Sender.SendAsync(CallOf(request), cancellationToken).ConfigureAwait(false);
}
