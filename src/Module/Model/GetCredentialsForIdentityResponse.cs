namespace CognitoIdentity;

/// <summary>Temporary credentials for an identity. Output of GetCredentialsForIdentity.</summary>
public sealed class GetCredentialsForIdentityResponse
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>. May differ from the one asked for when identities were merged.</summary>
    public string? IdentityId { get; set; }

    /// <summary>The credentials. Secret.</summary>
    public Credentials? Credentials { get; set; }
}
