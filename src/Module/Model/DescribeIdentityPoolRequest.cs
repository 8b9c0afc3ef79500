namespace CognitoIdentity;

/// <summary>The pool to read. Input of DescribeIdentityPool.</summary>
public sealed class DescribeIdentityPoolRequest
{
    /// <summary>Id of the pool. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }
}
