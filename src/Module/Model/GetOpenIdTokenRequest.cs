namespace CognitoIdentity;

/// <summary>The identity that wants a token. Input of GetOpenIdToken, which is unsigned.</summary>
public sealed class GetOpenIdTokenRequest
{
    /// <summary>Id of the identity. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityId { get; set; }

    /// <summary>
    /// Provider name to token. Null for a guest. Up to 10 entries: names of 1 to 128 characters, tokens of 1 to 50000.
    /// The tokens are secret.
    /// </summary>
    public IDictionary<string, string>? Logins { get; set; }
}
