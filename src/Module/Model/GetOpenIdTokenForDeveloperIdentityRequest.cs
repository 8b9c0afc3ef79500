namespace CognitoIdentity;

/// <summary>The developer user who wants a token. Input of GetOpenIdTokenForDeveloperIdentity.</summary>
public sealed class GetOpenIdTokenForDeveloperIdentityRequest
{
    /// <summary>Id of the pool. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>
    /// Id of an identity to link the logins to, up to 55 characters, <c>REGION:GUID</c>. Null: the identity that has
    /// the login, or a new one.
    /// </summary>
    public string? IdentityId { get; set; }

    /// <summary>
    /// The developer provider name to the identifier of the user, and any other provider name to its token. Required.
    /// Up to 10 entries: names of 1 to 128 characters, values of 1 to 50000. The values are secret.
    /// </summary>
    public IDictionary<string, string>? Logins { get; set; }

    /// <summary>Principal tags for the session. Up to 50: names of 1 to 128 characters, values of 1 to 256. Null: none.</summary>
    public IDictionary<string, string>? PrincipalTags { get; set; }

    /// <summary>How long the token is valid, in seconds. 1 to 86400 (24 hours). Null: 900 (15 minutes).</summary>
    public long? TokenDuration { get; set; }
}
