namespace CognitoIdentity;

/// <summary>The developer user to unlink from an identity. Input of UnlinkDeveloperIdentity.</summary>
public sealed class UnlinkDeveloperIdentityRequest
{
    /// <summary>Id of the identity. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityId { get; set; }

    /// <summary>Id of the pool. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Developer provider name of the pool. Required. 1 to 128 characters, <c>[\w._-]+</c>.</summary>
    public string? DeveloperProviderName { get; set; }

    /// <summary>Identifier of the developer user. Required. 1 to 1024 characters.</summary>
    public string? DeveloperUserIdentifier { get; set; }
}
