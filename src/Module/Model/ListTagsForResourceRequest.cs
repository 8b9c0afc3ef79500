namespace CognitoIdentity;

/// <summary>The pool whose tags are read. Input of ListTagsForResource.</summary>
public sealed class ListTagsForResourceRequest
{
    /// <summary>ARN of the identity pool. Required. 20 to 2048 characters.</summary>
    public string? ResourceArn { get; set; }
}
