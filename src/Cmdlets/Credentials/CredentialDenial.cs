using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Why the service denied credentials, found out from the logins and the pool: the service's own errors seldom say.</summary>
internal sealed class CredentialDenial
{
    private const string AssumeRole = "AssumeRoleWithWebIdentity";

    // Where only the user knows the pool.
    private const string AnyPool = "$pool";

    private static readonly string[] Codes = [ErrorIds.NotAuthorized, ErrorIds.InvalidParameter, ErrorIds.InvalidIdentityPoolConfiguration];
    private static readonly string[] StsCodes = [ErrorIds.AccessDenied, ErrorIds.InvalidIdentityToken, ErrorIds.ExpiredToken];

    private readonly CognitoIdentityException _error;
    private readonly CredentialScope _scope;
    private readonly IDictionary<string, string> _tokens;
    private readonly bool _isGuest;

    /// <param name="error">What the service said.</param>
    /// <param name="scope">What was asked for.</param>
    /// <param name="tokens">The logins; none for a guest, and null for a user of one's own backend.</param>
    public CredentialDenial(CognitoIdentityException error, CredentialScope scope, IDictionary<string, string>? tokens)
    {
        _error = error;
        _scope = scope;
        _tokens = tokens ?? new Dictionary<string, string>();
        _isGuest = tokens?.Count == 0;
    }

    /// <summary>Whether the service denied the call, so that looking for the cause is worthwhile.</summary>
    public static bool Is(CognitoIdentityException error) =>
        (error.Operation == AssumeRole ? StsCodes : Codes).Contains(error.ErrorId) && error.StatusCode is >= 400 and < 500;

    private string PoolId => _scope.IdentityPoolId ?? AnyPool;

    // What a token for the role says of how its user logged in.
    private string Method => _isGuest ? RoleType.Unauthenticated : RoleType.Authenticated;

    /// <summary>What is wrong and what to do about it.</summary>
    public async Task<string> ExplainAsync(ICognitoIdentityClient client, CancellationToken cancellationToken)
    {
        IdentityPool? pool = await DescribeAsync(client, cancellationToken).ConfigureAwait(false);
        string[] causes = [.. new[] { Cause(pool) }.OfType<string>(), .. WithLogins(pool)];
        return causes.Length > 0 ? string.Join(' ', causes)
            : _error.ErrorId == ErrorIds.NotAuthorized && _scope.CustomRoleArn is { } role ? Texts.DenialCustomRole.With(role)
            : Texts.DenialUnexplained.With(PoolId);
    }

    private string? Cause(IdentityPool? pool) => _error.ErrorId switch
    {
        ErrorIds.AccessDenied => Texts.DenialTrust.With(_scope.Role!.RoleArn, PoolId, Method),
        _ when _error.Operation == AssumeRole => Texts.DenialStsToken,
        ErrorIds.InvalidIdentityPoolConfiguration => Texts.DenialRole.With(PoolId, _isGuest ? "-UnauthenticatedRoleArn" : "-AuthenticatedRoleArn", Method),
        ErrorIds.InvalidParameter when _scope.Role is not null && Says("RoleMappings") => Texts.DenialClassicFlowMapping,
        ErrorIds.InvalidParameter when _scope.Role is not null && pool?.AllowClassicFlow == false => Texts.DenialClassicFlow.With(PoolId),
        ErrorIds.NotAuthorized when Says("role mapping") => Texts.DenialMapping.With(PoolId),
        ErrorIds.NotAuthorized when _isGuest && (pool?.AllowUnauthenticatedIdentities == false || Says("Unauthenticated access")) => Texts.DenialGuest.With(PoolId),
        ErrorIds.NotAuthorized when _isGuest && _scope is { IdentityId: { } id, CustomRoleArn: null } => Texts.DenialIdentity.With(id),
        _ => null,
    };

    // Where the code says too little.
    private bool Says(string words) => _error.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> WithLogins(IdentityPool? pool) => _tokens
        .SelectMany(login => LoginTokenCheck.Run(login.Key, login.Value, pool, DateTime.UtcNow).Findings)
        .Where(finding => finding.Severity == FindingSeverity.Error)
        .Select(finding => $"{finding.Message} {finding.Remedy}");

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
            // It is signed, and whoever asks for credentials need not have any. What the token itself says is left.
            return null;
        }
    }
}
