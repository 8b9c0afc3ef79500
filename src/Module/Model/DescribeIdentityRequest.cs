namespace CognitoIdentity;

/// <summary>The identity to read. Input of DescribeIdentity.</summary>
public sealed class DescribeIdentityRequest
{
    /// <summary>Id of the identity. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityId { get; set; }
}
