namespace CognitoIdentity;

/// <summary>The provider whose principal tags are read. Input of GetPrincipalTagAttributeMap.</summary>
public sealed class GetPrincipalTagAttributeMapRequest
{
    /// <summary>Id of the pool. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Name of the identity provider in the pool. Required. 1 to 128 characters.</summary>
    public string? IdentityProviderName { get; set; }
}
