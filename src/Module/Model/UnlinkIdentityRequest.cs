namespace CognitoIdentity;

/// <summary>The logins to unlink from an identity. Input of UnlinkIdentity, which is unsigned.</summary>
public sealed class UnlinkIdentityRequest
{
    /// <summary>Id of the identity. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityId { get; set; }

    /// <summary>
    /// Provider name to token, as proof that the caller is the identity. Required. Up to 10 entries: names of 1 to 128
    /// characters, tokens of 1 to 50000. The tokens are secret.
    /// </summary>
    public IDictionary<string, string>? Logins { get; set; }

    /// <summary>
    /// Provider names to unlink, 1 to 128 characters each. Required. Without its last login the identity cannot be
    /// reached.
    /// </summary>
    public string[]? LoginsToRemove { get; set; }
}
