namespace CognitoIdentity;

/// <summary>The pool whose roles are read. Input of GetIdentityPoolRoles.</summary>
public sealed class GetIdentityPoolRolesRequest
{
    /// <summary>Id of the pool. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }
}
