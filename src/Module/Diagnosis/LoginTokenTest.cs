namespace CognitoIdentity;

/// <summary>The claims of a login token, and the reasons why the service would reject it. Output of the cmdlet Test-CILoginToken. It does not hold the token.</summary>
public sealed class LoginTokenTest
{
    /// <summary>Id of the pool that the token was checked with, <c>REGION:GUID</c>; null for none.</summary>
    public string? IdentityPoolId { get; init; }

    /// <summary>The given login key, or the key of the issuer. Null if neither is known.</summary>
    public string? ProviderName { get; init; }

    /// <summary>The issuer: the claim <c>iss</c>.</summary>
    public string? Issuer { get; init; }

    /// <summary>The user at the issuer: the claim <c>sub</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>The clients that it is for: the claim <c>aud</c>.</summary>
    public TextList<string> Audience { get; init; } = [];

    /// <summary>The claim <c>token_use</c>: <c>id</c> or <c>access</c> in tokens of user pools.</summary>
    public string? TokenUse { get; init; }

    /// <summary>When it was issued. Local time; null if the claim is missing.</summary>
    public DateTime? IssuedAt { get; init; }

    /// <summary>When it expires. Local time; null if the claim is missing.</summary>
    public DateTime? Expiration { get; init; }

    /// <summary>Whether no check found an error. Signatures are not checked.</summary>
    public bool IsAcceptable => Findings.All(finding => finding.Severity != FindingSeverity.Error);

    /// <summary>The findings, the worst first.</summary>
    public TextList<Finding> Findings { get; init; } = [];

    /// <summary>The login key, and whether it is acceptable.</summary>
    public override string ToString() => $"{ProviderName}: {(IsAcceptable ? "acceptable" : string.Join(", ", Findings.Select(finding => finding.Id)))}";
}
