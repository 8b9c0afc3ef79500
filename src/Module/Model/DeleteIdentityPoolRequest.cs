namespace CognitoIdentity;

/// <summary>The pool to delete, with the identities in it. Input of DeleteIdentityPool.</summary>
public sealed class DeleteIdentityPoolRequest
{
    /// <summary>Id of the pool. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }
}
