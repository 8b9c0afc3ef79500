namespace CognitoIdentity;

/// <summary>What a login token says, and what the service would object to. Output of the cmdlet Test-CILoginToken. It does not hold the token.</summary>
public sealed class LoginTokenTest
{
    /// <summary>Id of the pool that the token was held against, <c>REGION:GUID</c>; null for none.</summary>
    public string? IdentityPoolId { get; init; }

    /// <summary>The given login key, or the key of the issuer. Null if neither is known.</summary>
    public string? ProviderName { get; init; }

    /// <summary>Who made the token: the claim <c>iss</c>.</summary>
    public string? Issuer { get; init; }

    /// <summary>The user there: the claim <c>sub</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>For which clients it is: the claim <c>aud</c>.</summary>
    public TextList<string> Audience { get; init; } = [];

    /// <summary>In tokens of user pools <c>id</c> or <c>access</c>: the claim <c>token_use</c>.</summary>
    public string? TokenUse { get; init; }

    /// <summary>When it was made. Local time; null if it does not say.</summary>
    public DateTime? IssuedAt { get; init; }

    /// <summary>When it ends. Local time; null if it does not say.</summary>
    public DateTime? Expiration { get; init; }

    /// <summary>Whether the service would accept the token, as far as it can be told. Signatures are not checked.</summary>
    public bool IsAcceptable => Findings.All(finding => finding.Severity != FindingSeverity.Error);

    /// <summary>What was found, the worst first.</summary>
    public TextList<Finding> Findings { get; init; } = [];

    /// <summary>The login key, and whether it is acceptable.</summary>
    public override string ToString() => $"{ProviderName}: {(IsAcceptable ? "acceptable" : string.Join(", ", Findings.Select(finding => finding.Id)))}";
}
