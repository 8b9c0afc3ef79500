using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Gets AWS credentials for identities: for guests, for users with logins, and for users of your own backend. GetId, then
/// GetCredentialsForIdentity; with -RoleArn GetOpenIdToken, then STS AssumeRoleWithWebIdentity; for users of your own backend
/// GetOpenIdTokenForDeveloperIdentity in place of GetId and GetOpenIdToken.
/// </summary>
/// <remarks>
/// Credentials are cached in memory, and returned again for the same token until five minutes before they expire; with a lifetime of less
/// than ten minutes, until half of it is over. Those of a user of your own backend are returned again to callers that sign with the same keys.
/// A piped pool gives the credentials of its user, a piped identity its own. An object with both ids is an identity.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "CICredential", DefaultParameterSetName = Pool)]
[ServiceOperation("GetId", "GetCredentialsForIdentity", "GetOpenIdToken", "DescribeIdentityPool", "GetIdentityPoolRoles", "GetOpenIdTokenForDeveloperIdentity")]
[OutputType(typeof(IdentityCredential))]
public sealed class GetCredentialCommand : ServiceCommand
{
    private const string Pool = "Pool";
    private const string Identity = "Identity";
    private const string Developer = "Developer";

    private readonly DeveloperProviders _providers = new();
    private string? _userPool;

    /// <summary>The ids of the pools to get credentials from, or pools.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Pool, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.PoolId)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Developer, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.PoolId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId))]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string[] IdentityPoolId { get; set; } = [];

    /// <summary>The ids of the identities, or identities. Strings from the pipeline are such ids.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Identity, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.IdentityId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityDescription.IdentityId))]
    [ArgumentCompleter(typeof(IdentityIdCompleter))]
    public string[] IdentityId { get; set; } = [];

    /// <summary>
    /// The tokens of the user by provider name, in any dictionary, or in an object such as the output of New-CILocalLogin. Without logins,
    /// the user is a guest. A token is a string, a SecureString, or a script block that returns one and is run for each credential.
    /// </summary>
    [Parameter(ParameterSetName = Pool, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = Identity, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [LoginTransformation(TakesScripts = true, PassesOverNames = true)]
    [ValidateShape(nameof(Shapes.LoginsMap))]
    [Alias("Logins")]
    public IDictionary<string, object>? Login { get; set; }

    /// <summary>The id of the user pool that made -IdToken, such as us-east-1_AbCdEfGhI.</summary>
    [Parameter(ParameterSetName = Pool)]
    [Parameter(ParameterSetName = Identity)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? UserPoolId { get; set; }

    /// <summary>The ID token of a user of the user pool (not the access token): a string, a SecureString, or a script block, as for -Login.</summary>
    [Parameter(ParameterSetName = Pool)]
    [Parameter(ParameterSetName = Identity)]
    [ValidateNotNull]
    [LoginTokenTransformation(TakesScripts = true)]
    [ValidateShape(nameof(Shapes.IdentityProviderToken))]
    public object? IdToken { get; set; }

    /// <summary>The ids of users in your backend. These calls are signed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Developer, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.DeveloperUser)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(DeveloperIdentity.DeveloperUserIdentifier))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string[] DeveloperUserIdentifier { get; set; } = [];

    /// <summary>The developer provider name of the pool. Without it, the name is read from the pool.</summary>
    [Parameter(ParameterSetName = Developer)]
    [ValidateShape(nameof(Shapes.DeveloperProviderName))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? DeveloperProviderName { get; set; }

    /// <summary>The ARN of a role to request instead of the pool's choice. It must be one of the roles in the token.</summary>
    [Parameter(ParameterSetName = Pool)]
    [Parameter(ParameterSetName = Identity)]
    [ValidateNotNullOrEmpty]
    [ValidateShape(nameof(Shapes.ARNString))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? CustomRoleArn { get; set; }

    /// <summary>The ARN of the role to take by the basic (classic) flow, which the pool must allow.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateShape(nameof(Shapes.ARNString))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? RoleArn { get; set; }

    /// <summary>The name of the role's session in logs. It needs -RoleArn.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateShape(nameof(Shapes.RoleSessionNameType))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string RoleSessionName { get; set; } = CognitoIdentity.RoleArn.EnhancedSessionName;

    /// <summary>How many seconds the credentials are valid, within the limit of the role. Without it, 3600. It needs -RoleArn.</summary>
    [Parameter]
    [ValidateNotNull]
    [ValidateShape(nameof(Shapes.RoleDurationSecondsType))]
    public int? DurationSeconds { get; set; }

    /// <summary>A policy, in JSON, that narrows the permissions of the role down for this session. It needs -RoleArn.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateShape(nameof(Shapes.SessionPolicyDocumentType))]
    [ValidateJson]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? Policy { get; set; }

    /// <summary>Doesn't use the cache. Each guest is a new one.</summary>
    [Parameter]
    public SwitchParameter NoCache { get; set; }

    /// <summary>Gets new credentials even if cached ones are valid. The identity stays the same.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        CheckNeeds(nameof(UserPoolId), nameof(IdToken));
        CheckNeeds(nameof(IdToken), nameof(UserPoolId));
        CheckExcludes(nameof(Login), nameof(IdToken));
        CheckExcludes(nameof(CustomRoleArn), nameof(RoleArn));
        CheckNeeds(nameof(RoleSessionName), nameof(RoleArn));
        CheckNeeds(nameof(DurationSeconds), nameof(RoleArn));
        CheckNeeds(nameof(Policy), nameof(RoleArn));
        CheckInput(nameof(Login), () => GivenTokens.Check(Login));
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

        // Without caching, use a private cache.
        CredentialCache cache = NoCache ? new CredentialCache(TimeProvider.System) : ProcessState.Current.Credentials;
        var flows = new CredentialFlows(connection, () => ConnectForDiagnosis(identityId ?? poolId), cache, _providers, Stopped) { Renews = Force };
        CheckStopped();
        IdentityCredential credential = Block(() => get(flows, scope));
        if (flows.IsKept)
        {
            WriteVerbose(Texts.CredentialKept.With(credential.IdentityId, credential.Expiration));
        }

        WriteObject(credential);
    }

    private LoginSet Logins() =>
        new(this, _userPool is null ? Login ?? new Dictionary<string, object>() : new Dictionary<string, object> { [_userPool] = IdToken! });
}
