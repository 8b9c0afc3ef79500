namespace CognitoIdentity;

/// <summary>The tags to remove from a pool. Input of UntagResource.</summary>
public sealed class UntagResourceRequest
{
    /// <summary>ARN of the identity pool. Required. 20 to 2048 characters.</summary>
    public string? ResourceArn { get; set; }

    /// <summary>Keys of the tags, 1 to 128 characters each. Required.</summary>
    public string[]? TagKeys { get; set; }
}
