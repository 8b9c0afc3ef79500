namespace CognitoIdentity;

/// <summary>The logins whose identity is wanted. Input of GetId, which is unsigned.</summary>
public sealed class GetIdRequest
{
    /// <summary>AWS account id, 1 to 15 digits. Null: not sent.</summary>
    public string? AccountId { get; set; }

    /// <summary>Id of the pool. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>
    /// Public or OpenID provider name to token. Null: a new guest is made, every time. Up to 10 entries: names of 1 to
    /// 128 characters, tokens of 1 to 50000. The tokens are secret.
    /// </summary>
    public IDictionary<string, string>? Logins { get; set; }
}
