using System.Xml.Linq;
using CognitoIdentity.Client.Calls;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client;

/// <summary>IAM in the partition of the calls: the trust policies of roles.</summary>
internal sealed class RoleService
{
    private const string Version = "2010-05-08";
    private const string Operation = "GetRole";

    private readonly ClientFactory _factory;
    private readonly ServiceSettings _settings;
    private readonly ServiceRoutes _routes;
    private readonly CredentialResolver _credentials;
    private readonly CallEvents? _events;

    public RoleService(
        ClientFactory factory, ServiceSettings settings, ServiceRoutes routes, CredentialResolver credentials, CallEvents? events)
    {
        _factory = factory;
        _settings = settings;
        _routes = routes;
        _credentials = credentials;
        _events = events;
    }

    /// <summary>Reads a role of the account of the credentials.</summary>
    public async Task<RoleTrust> GetRoleAsync(string roleName, CancellationToken cancellationToken)
    {
        AwsKeys keys = await _credentials.ResolveAsync(Operation, cancellationToken).ConfigureAwait(false);
        ServiceSettings settings = _routes.IamFor(_settings);
        var call = new QueryCall(("iam", settings), Version, Operation, [("RoleName", roleName)], ReadRole, _events) { Keys = keys };
        return (RoleTrust)await _factory.Sender(settings).SendAsync(call, cancellationToken).ConfigureAwait(false);
    }

    private static RoleTrust? ReadRole(XElement result)
    {
        XElement? role = result.Child("Role");
        return role.Child("Arn")?.Value is { } arn && RoleArn.IsOne(arn) && role.Child("AssumeRolePolicyDocument")?.Value is { Length: > 0 } policy
            ? new RoleTrust(arn, Uri.UnescapeDataString(policy))
            : null;
    }
}
