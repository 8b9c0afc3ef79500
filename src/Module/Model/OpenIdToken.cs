namespace CognitoIdentity;

/// <summary>An OpenID token for an identity. Output of GetOpenIdToken and GetOpenIdTokenForDeveloperIdentity.</summary>
public sealed class OpenIdToken
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>. May differ from the one asked for when identities were merged.</summary>
    public string? IdentityId { get; set; }

    /// <summary>The signed token, a JWT. Secret. From GetOpenIdToken it is valid for 10 minutes.</summary>
    public string? Token { get; set; }
}
