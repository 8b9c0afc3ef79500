namespace CognitoIdentity;

/// <summary>The identity that wants credentials. Input of GetCredentialsForIdentity, which is unsigned.</summary>
public sealed class GetCredentialsForIdentityRequest
{
    /// <summary>Id of the identity. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityId { get; set; }

    /// <summary>
    /// Provider name to token; null for a guest. A token of GetOpenIdTokenForDeveloperIdentity goes under
    /// <c>cognito-identity.amazonaws.com</c>. Up to 10 entries: names of 1 to 128 characters, tokens of 1 to 50000. The
    /// tokens are secret.
    /// </summary>
    public IDictionary<string, string>? Logins { get; set; }

    /// <summary>
    /// ARN of the role to take, one of the roles in the token. 20 to 2048 characters. Null: the pool chooses the role.
    /// </summary>
    public string? CustomRoleArn { get; set; }
}
