using System.Globalization;

namespace CognitoIdentity.Commands;

/// <summary>Why the service refused credentials, as far as the logins and the pool tell: its own errors seldom do.</summary>
internal sealed class Refusal
{
    private const string NoRole = "InvalidIdentityPoolConfiguration";

    // Where only the user knows the pool.
    private const string AnyPool = "$pool";

    private static readonly string[] Codes = ["NotAuthorized", "InvalidParameter", NoRole];

    private readonly CognitoIdentityException _error;
    private readonly CredentialScope _scope;
    private readonly IDictionary<string, string> _tokens;
    private readonly bool _isGuest;

    /// <param name="error">What the service said.</param>
    /// <param name="scope">What was asked for.</param>
    /// <param name="tokens">The logins; none for a guest, and null for a user of one's own backend.</param>
    public Refusal(CognitoIdentityException error, CredentialScope scope, IDictionary<string, string>? tokens)
    {
        _error = error;
        _scope = scope;
        _tokens = tokens ?? new Dictionary<string, string>();
        _isGuest = tokens?.Count == 0;
    }

    /// <summary>Whether the service refused what it was asked, so that it is worth looking for the cause.</summary>
    public static bool Is(CognitoIdentityException error) => Codes.Contains(error.ErrorId) && error.StatusCode is >= 400 and < 500;

    private string PoolId => _scope.IdentityPoolId ?? AnyPool;

    /// <summary>What is wrong and what to do about it.</summary>
    public async Task<string> ExplainAsync(ICognitoIdentityClient client, CancellationToken cancellationToken)
    {
        IdentityPool? pool = await DescribeAsync(client, cancellationToken).ConfigureAwait(false);
        string[] causes = [.. Causes(pool)];
        return causes.Length > 0 ? string.Join(' ', causes) : Format(Texts.RefusalUnexplained, PoolId);
    }

    private IEnumerable<string> Causes(IdentityPool? pool)
    {
        if (_error.ErrorId == NoRole)
        {
            yield return Format(Texts.RefusalRole, PoolId, _isGuest ? "-UnauthenticatedRoleArn" : "-AuthenticatedRoleArn");
        }
        else if (_scope.Role is not null && pool?.AllowClassicFlow == false)
        {
            yield return Format(Texts.RefusalClassicFlow, PoolId);
        }
        else if (_isGuest)
        {
            yield return pool?.AllowUnauthenticatedIdentities == false
                ? Format(Texts.RefusalGuest, PoolId)
                : Format(Texts.RefusalIdentity, _scope.IdentityId ?? PoolId);
        }

        IEnumerable<Finding> findings = _tokens.SelectMany(login => LoginTokenCheck.Run(login.Key, login.Value, pool, DateTime.UtcNow).Findings);
        foreach (Finding finding in findings.Where(finding => finding.Severity == FindingSeverity.Error))
        {
            yield return $"{finding.Message} {finding.Remedy}";
        }
    }

    private async Task<IdentityPool?> DescribeAsync(ICognitoIdentityClient client, CancellationToken cancellationToken)
    {
        if (_scope.IdentityPoolId is null)
        {
            return null;
        }

        try
        {
            return await client.DescribeIdentityPoolAsync(new DescribeIdentityPoolRequest { IdentityPoolId = _scope.IdentityPoolId }, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (CognitoIdentityException)
        {
            // It is signed, and whoever asks for credentials need not have any. What the token itself says is left.
            return null;
        }
    }

    private static string Format(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
