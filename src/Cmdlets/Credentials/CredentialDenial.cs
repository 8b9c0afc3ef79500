using CognitoIdentity.Api;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.Commands;

/// <summary>Finds out from the logins and the pool why the service denied credentials. The service's own errors seldom say.</summary>
internal sealed class CredentialDenial
{
    // Shown if the pool isn't known.
    private const string AnyPool = "$pool";

    // Parts of the service's messages that tell the cause.
    private const string OtherIdentity = "Logins don't match";
    private const string Forbidden = "is forbidden";
    private const string IdentityServiceToken = "pass in a Cognito token";
    private const string WrongSignature = "Couldn't verify signed token";
    private const string Expired = "Token expired";
    private const string OtherProvider = "not from a supported provider";

    // What may deny credentials, and can't be told.
    private static readonly string[] Doubts = [nameof(Texts.RoleTrustUnclear), nameof(Texts.RoleTagSessionUnclear)];

    private static readonly string[] Codes =
        [ErrorIds.NotAuthorized, ErrorIds.InvalidParameter, ErrorIds.InvalidIdentityPoolConfiguration, ErrorIds.ResourceNotFound];

    private static readonly string[] StsCodes = [ErrorIds.AccessDenied, ErrorIds.InvalidIdentityToken, ErrorIds.ExpiredToken];

    private readonly CognitoIdentityException _error;
    private readonly CredentialScope _scope;
    private readonly IDictionary<string, string> _tokens;
    private readonly bool _isGuest;

    /// <param name="error">The service's error.</param>
    /// <param name="scope">The credentials that were requested.</param>
    /// <param name="tokens">The logins; empty for a guest, null for a user of your own backend.</param>
    public CredentialDenial(CognitoIdentityException error, CredentialScope scope, IDictionary<string, string>? tokens)
    {
        _error = error;
        _scope = scope;
        _tokens = tokens ?? new Dictionary<string, string>();
        _isGuest = tokens?.Count == 0;
    }

    /// <summary>Whether the service denied the call, so that there is a cause to find.</summary>
    public static bool Is(CognitoIdentityException error) =>
        (error.Operation == WebIdentityRole.Operation ? StsCodes : Codes).Contains(error.ErrorId) && error.StatusCode is >= 400 and < 500;

    /// <summary>
    /// Whether the cause is the identity: it was deleted, disabled or merged, it was a guest and has a login now, or the login moved to another
    /// identity. Any other cause, such as a bad token, would deny the next identity too.
    /// </summary>
    public static bool IsOfIdentity(CognitoIdentityException error, string identityId) =>
        error.ErrorId is ErrorIds.ResourceNotFound or ErrorIds.NotAuthorized
        && (error.Message.Contains(identityId, StringComparison.Ordinal) || Says(error, OtherIdentity) || Says(error, Forbidden));

    private string PoolId => _scope.IdentityPoolId ?? AnyPool;

    // Whom the role is for.
    private string Type => _isGuest ? RoleType.Unauthenticated : RoleType.Authenticated;

    private bool IsOfRole => _error.ErrorId is ErrorIds.InvalidIdentityPoolConfiguration or ErrorIds.AccessDenied;

    /// <summary>The cause and the remedy; null if only the id is wrong, because the error itself says so.</summary>
    public async Task<string?> ExplainAsync(IServiceConnection connection, CancellationToken cancellationToken)
    {
        if (_error.ErrorId == ErrorIds.ResourceNotFound)
        {
            return _scope.IdentityId is { } id ? ResourceIds.IdentityNotFound(id, "Get-CICredential") : null;
        }

        IdentityPool? pool = await DescribeAsync(connection.BlockingClient, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Finding> ofRoles = pool is not null && IsOfRole ? await CheckRolesAsync(connection, pool, cancellationToken).ConfigureAwait(false) : [];
        IEnumerable<string> causes = ofRoles.Count > 0 ? Describe(ofRoles) : new[] { Cause(pool) }.OfType<string>();
        causes = [.. causes, .. Describe(Findings(pool))];
        return causes.Any() ? string.Join(' ', causes)
            : _error.ErrorId == ErrorIds.NotAuthorized && _scope.CustomRoleArn is { } role ? Texts.DenialCustomRole.With(role)
            : (_isGuest ? Texts.DenialGuestUnexplained : Texts.DenialUnexplained).With(PoolId);
    }

    private string? Cause(IdentityPool? pool) => _error.ErrorId switch
    {
        ErrorIds.AccessDenied => Texts.DenialTrust.With(_scope.Role!.RoleArn, PoolId, RoleUse.SwitchOf(Type)),
        _ when _error.Operation == WebIdentityRole.Operation => Texts.DenialStsToken,
        ErrorIds.InvalidIdentityPoolConfiguration => Texts.DenialRole.With(PoolId, RoleUse.ParameterOf(Type), RoleUse.SwitchOf(Type)),
        ErrorIds.InvalidParameter when _scope.Role is not null && Says("RoleMappings") => Texts.DenialClassicFlowMapping,
        ErrorIds.InvalidParameter when _scope.Role is not null && (pool?.AllowClassicFlow == false || Says("classic")) => Texts.DenialClassicFlow.With(PoolId),
        ErrorIds.NotAuthorized when Says("role mapping") => Texts.DenialMapping.With(PoolId),
        ErrorIds.NotAuthorized when _isGuest && (pool?.AllowUnauthenticatedIdentities == false || Says("Unauthenticated access")) => Texts.DenialGuest.With(PoolId),
        ErrorIds.NotAuthorized when _scope.IdentityId is { } id && (Says(OtherIdentity) || Says(Forbidden)) =>
            (_isGuest ? Texts.DenialIdentity : Texts.DenialOtherIdentity).With(id),
        ErrorIds.NotAuthorized when Says(WrongSignature) => Texts.DenialSignature,
        ErrorIds.NotAuthorized when Says(IdentityServiceToken) && IdentityOfToken is var (key, id) => Texts.DenialIdentityToken.With(id, key),
        ErrorIds.NotAuthorized when Says(Expired) && Findings(pool).All(finding => finding.Id != nameof(Texts.TokenExpired)) => Texts.DenialClock,
        ErrorIds.NotAuthorized when Says(OtherProvider) && pool is null => Texts.DenialProvider.With(PoolId, string.Join(", ", _tokens.Keys)),
        _ => null,
    };

    // The login key of a token that the identity service issued, and the identity in the token.
    private (string Key, string Id)? IdentityOfToken =>
        _tokens.FirstOrDefault(login => ProviderNames.IsIdentityService(login.Key)) is { Key: { } key, Value: { } token }
        && JsonWebToken.TryRead(token)?.Text("sub") is { } id ? (key, id) : null;

    private bool Says(string words) => Says(_error, words);

    private static bool Says(CognitoIdentityException error, string words) => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Describe(IEnumerable<Finding> findings) => findings.Select(finding => $"{finding.Message} {finding.Remedy}");

    private IEnumerable<Finding> Findings(IdentityPool? pool) => _tokens
        .SelectMany(login => LoginTokenCheck.Run(login.Key, login.Value, pool, DateTime.UtcNow).Findings)
        .Where(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>What is wrong with the roles that the user can get; empty if that isn't known.</summary>
    private async Task<IReadOnlyList<Finding>> CheckRolesAsync(IServiceConnection connection, IdentityPool pool, CancellationToken cancellationToken)
    {
        if (_scope.Role is { } role)
        {
            string?[] providers = _tokens.Count > 0 ? [.. _tokens.Keys] : [pool.DeveloperProviderName];
            var use = new RoleUse(role.RoleArn, Type, [.. providers.OfType<string>()], Parameter: null);
            return RoleArn.IsOne(role.RoleArn) ? CheckTrust(connection, pool, [use], cancellationToken) : [];
        }

        try
        {
            IdentityPoolRoles roles = await connection.BlockingClient.SendAsync(new GetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId }, cancellationToken)
                .ConfigureAwait(false);
            string[] ofPool = [_isGuest ? nameof(Texts.GuestRoleMissing) : nameof(Texts.AuthenticatedRoleMissing), nameof(Texts.RoleArnInvalid), nameof(Texts.RolePartitionWrong)];
            return
            [
                .. IdentityPoolCheck.Run(pool, roles, connection.Partition).Where(finding => ofPool.Contains(finding.Id)),
                .. CheckTrust(connection, pool, RoleUse.All(pool, roles).Where(use => use.Type == Type), cancellationToken),
            ];
        }
        catch (CognitoIdentityException)
        {
            // The caller may not read the roles.
            return [];
        }
    }

    // What is in doubt is named only where nothing is known to be wrong.
    private static Finding[] CheckTrust(IServiceConnection connection, IdentityPool pool, IEnumerable<RoleUse> uses, CancellationToken cancellationToken)
    {
        IReadOnlyList<Finding> findings = RoleReader.CanRead(connection) ? new RoleReader(cancellationToken).Check(connection, pool, uses) : [];
        Finding[] errors = [.. findings.Where(finding => finding.Severity == FindingSeverity.Error)];
        return errors.Length > 0 ? errors : [.. findings.Where(finding => Doubts.Contains(finding.Id))];
    }

    private async Task<IdentityPool?> DescribeAsync(ICognitoIdentityClient client, CancellationToken cancellationToken)
    {
        if (_scope.IdentityPoolId is null)
        {
            return null;
        }

        try
        {
            return await client.SendAsync(new DescribeIdentityPoolRequest { IdentityPoolId = _scope.IdentityPoolId }, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (CognitoIdentityException)
        {
            // The call is signed, and the caller may have no AWS credentials. The token's own problems still help.
            return null;
        }
    }
}
