using System.Management.Automation;
using System.Security;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Gets AWS credentials for identities: for guests, for users with logins, and for users of your own backend. GetId, then
/// GetCredentialsForIdentity; with -RoleArn GetOpenIdToken, then STS AssumeRoleWithWebIdentity; for users of your own backend
/// GetOpenIdTokenForDeveloperIdentity in place of GetId and GetOpenIdToken.
/// </summary>
/// <remarks>
/// Credentials are kept in memory, and given again for the same token until five minutes before they end (of a life of less than
/// ten minutes, until half of it is over); those of a user of your own backend, to who signs with the same keys. A pool piped in gives its user's credentials, an identity piped in its own; an object
/// with both ids is an identity.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "CICredential", DefaultParameterSetName = Pool)]
[ServiceOperation("GetId", "GetCredentialsForIdentity", "GetOpenIdToken", "DescribeIdentityPool", "GetOpenIdTokenForDeveloperIdentity")]
[OutputType(typeof(IdentityCredential))]
public sealed class GetCredentialCommand : ServiceCommand
{
    // Whose credentials; then with whose token; then by which flow.
    private const string Pool = "Pool";
    private const string PoolUser = "PoolUserPool";
    private const string PoolRole = "PoolRole";
    private const string PoolUserRole = "PoolUserPoolRole";
    private const string Identity = "Identity";
    private const string IdentityUser = "IdentityUserPool";
    private const string IdentityRole = "IdentityRole";
    private const string IdentityUserRole = "IdentityUserPoolRole";
    private const string Developer = "Developer";
    private const string DeveloperRole = "DeveloperRole";

    // What the service itself calls the sessions of the enhanced flow.
    private const string SessionName = "CognitoIdentityCredentials";

    private readonly DeveloperProviders _providers = new();
    private string? _userPool;

    /// <summary>The ids of the pools to get credentials from, or pools.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Pool, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PoolUser, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PoolRole, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PoolUserRole, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Developer, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = DeveloperRole, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId))]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string[] IdentityPoolId { get; set; } = [];

    /// <summary>The ids of the identities, or identities. Strings from the pipeline are such ids.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Identity, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = IdentityUser, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = IdentityRole, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = IdentityUserRole, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityDescription.IdentityId))]
    public string[] IdentityId { get; set; } = [];

    /// <summary>
    /// The user, who is a guest without: tokens by provider name in any dictionary, or an object with one such as New-CILocalLogin
    /// makes. A token is a string, a SecureString, or a script block that puts one out. A script block is run when a token must be
    /// sent, and not while credentials for the token of its last run are kept and the variables that it names are what they
    /// were. Each block is one of its own, so keep it in a variable to use it again.
    /// </summary>
    [Parameter(ParameterSetName = Pool)]
    [Parameter(ParameterSetName = PoolRole)]
    [Parameter(ParameterSetName = Identity)]
    [Parameter(ParameterSetName = IdentityRole)]
    [ValidateNotNull]
    [LoginTransformation(TakesScripts = true)]
    [ValidateShape(nameof(Shapes.LoginsMap))]
    [Alias("Logins")]
    public IDictionary<string, object>? Login { get; set; }

    /// <summary>The id of the user pool that made -IdToken, such as us-east-1_AbCdEfGhI.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PoolUser)]
    [Parameter(Mandatory = true, ParameterSetName = PoolUserRole)]
    [Parameter(Mandatory = true, ParameterSetName = IdentityUser)]
    [Parameter(Mandatory = true, ParameterSetName = IdentityUserRole)]
    [ValidateNotNullOrEmpty]
    public string? UserPoolId { get; set; }

    /// <summary>The ID token of a user of the user pool (not the access token): a string, a SecureString, or a script block, as for -Login.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PoolUser)]
    [Parameter(Mandatory = true, ParameterSetName = PoolUserRole)]
    [Parameter(Mandatory = true, ParameterSetName = IdentityUser)]
    [Parameter(Mandatory = true, ParameterSetName = IdentityUserRole)]
    [ValidateNotNull]
    [LoginTokenTransformation]
    [ValidateShape(nameof(Shapes.IdentityProviderToken))]
    public object? IdToken { get; set; }

    /// <summary>The ids of users in your backend. These calls are signed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Developer)]
    [Parameter(Mandatory = true, ParameterSetName = DeveloperRole)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(DeveloperIdentity.DeveloperUserIdentifier))]
    public string[] DeveloperUserIdentifier { get; set; } = [];

    /// <summary>The developer provider name of the pool. Without it, the pool is asked.</summary>
    [Parameter(ParameterSetName = Developer)]
    [Parameter(ParameterSetName = DeveloperRole)]
    [ValidateShape(nameof(Shapes.DeveloperProviderName))]
    public string? DeveloperProviderName { get; set; }

    /// <summary>The ARN of a role to ask for, one of those in the token, instead of the one that the pool would choose.</summary>
    [Parameter(ParameterSetName = Pool)]
    [Parameter(ParameterSetName = PoolUser)]
    [Parameter(ParameterSetName = Identity)]
    [Parameter(ParameterSetName = IdentityUser)]
    [ValidateNotNullOrEmpty]
    [ValidateShape(nameof(Shapes.ARNString))]
    public string? CustomRoleArn { get; set; }

    /// <summary>The ARN of the role to take by the basic (classic) flow, which the pool must allow.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PoolRole)]
    [Parameter(Mandatory = true, ParameterSetName = PoolUserRole)]
    [Parameter(Mandatory = true, ParameterSetName = IdentityRole)]
    [Parameter(Mandatory = true, ParameterSetName = IdentityUserRole)]
    [Parameter(Mandatory = true, ParameterSetName = DeveloperRole)]
    [ValidateShape(nameof(Shapes.ARNString))]
    public string? RoleArn { get; set; }

    /// <summary>What logs call the session of the role.</summary>
    [Parameter(ParameterSetName = PoolRole)]
    [Parameter(ParameterSetName = PoolUserRole)]
    [Parameter(ParameterSetName = IdentityRole)]
    [Parameter(ParameterSetName = IdentityUserRole)]
    [Parameter(ParameterSetName = DeveloperRole)]
    [ValidateNotNullOrEmpty]
    [ValidateShape(nameof(Shapes.RoleSessionNameType))]
    public string RoleSessionName { get; set; } = SessionName;

    /// <summary>How many seconds the credentials are valid: 900 to what the role allows, 43200 at most. Without it, 3600.</summary>
    [Parameter(ParameterSetName = PoolRole)]
    [Parameter(ParameterSetName = PoolUserRole)]
    [Parameter(ParameterSetName = IdentityRole)]
    [Parameter(ParameterSetName = IdentityUserRole)]
    [Parameter(ParameterSetName = DeveloperRole)]
    [ValidateRange(900, 43_200)]
    public int? DurationSeconds { get; set; }

    /// <summary>A policy, in JSON, that narrows the permissions of the role down for this session.</summary>
    [Parameter(ParameterSetName = PoolRole)]
    [Parameter(ParameterSetName = PoolUserRole)]
    [Parameter(ParameterSetName = IdentityRole)]
    [Parameter(ParameterSetName = IdentityUserRole)]
    [Parameter(ParameterSetName = DeveloperRole)]
    [ValidateNotNullOrEmpty]
    [ValidateShape(nameof(Shapes.SessionPolicyDocumentType))]
    [ValidateJson]
    public string? Policy { get; set; }

    /// <summary>Neither takes credentials from the cache nor keeps them there; a guest is a new one each time.</summary>
    [Parameter]
    public SwitchParameter NoCache { get; set; }

    /// <summary>Gets new credentials even if those in the cache are good. The identity stays the same.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        CheckInput(UserPoolId, () => _userPool = UserPoolId is null ? null : UserPool.LoginKey(UserPoolId));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in IdentityId)
        {
            ForRecord(id, () => WriteCredential(poolId: null, ResourceIds.CheckIdentity(id), (flows, scope) => flows.Get(scope, Logins())));
        }

        foreach (string pool in IdentityPoolId)
        {
            ForRecord(pool, () => WriteCredentials(ResourceIds.CheckPool(pool)));
        }
    }

    private void WriteCredentials(string pool)
    {
        if (DeveloperUserIdentifier.Length == 0)
        {
            WriteCredential(pool, identityId: null, (flows, scope) => flows.Get(scope, Logins()));
        }

        foreach (string user in DeveloperUserIdentifier)
        {
            ForRecord(user, () =>
            {
                var developerUser = new DeveloperUser(DeveloperCommand.CheckUser(user), DeveloperProviderName);
                WriteCredential(pool, identityId: null, (flows, scope) => flows.Get(scope, developerUser));
            });
        }
    }

    private void WriteCredential(string? poolId, string? identityId, Func<CredentialFlows, CredentialScope, IdentityCredential> get)
    {
        IServiceConnection connection = Connect(identityId ?? poolId);
        WebIdentityRole? role = RoleArn is null ? null : new WebIdentityRole(RoleArn, RoleSessionName, DurationSeconds, Policy);
        var scope = new CredentialScope(connection.Endpoint, connection.Region, poolId, identityId, CustomRoleArn, role);

        // What is not to be kept goes into a cache that nobody else sees.
        CredentialCache cache = NoCache ? new CredentialCache(TimeProvider.System) : CredentialCache.Shared;
        var flows = new CredentialFlows(connection, cache, _providers, Stopped) { Renews = Force };
        WriteObject(Block(() => get(flows, scope)));
    }

    private LoginSet Logins()
    {
        IDictionary<string, object> logins = _userPool is null
            ? Login ?? new Dictionary<string, object>()
            : new Dictionary<string, object> { [_userPool] = IdToken! };
        return new LoginSet(logins.Select(login => KeyValuePair.Create<string, LoginToken>(
            login.Key, login.Value is ScriptBlock script ? new ScriptToken(login.Key, script, SessionState) : new SecretToken((SecureString)login.Value))));
    }
}
