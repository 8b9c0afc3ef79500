namespace CognitoIdentity;

/// <summary>The tags of an identity pool. Output of ListTagsForResource.</summary>
public sealed class ListTagsForResourceResponse
{
    /// <summary>Tag keys and values. Null or empty: no tags.</summary>
    public IDictionary<string, string>? Tags { get; set; }
}
