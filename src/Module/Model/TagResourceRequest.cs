namespace CognitoIdentity;

/// <summary>The tags to add to a pool. Input of TagResource.</summary>
public sealed class TagResourceRequest
{
    /// <summary>ARN of the identity pool. Required. 20 to 2048 characters.</summary>
    public string? ResourceArn { get; set; }

    /// <summary>
    /// Tag keys and values; the value of a key that the pool has is replaced. Required. Up to 50: keys of 1 to 128
    /// characters, values of 0 to 256.
    /// </summary>
    public IDictionary<string, string>? Tags { get; set; }
}
