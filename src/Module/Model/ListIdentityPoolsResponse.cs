namespace CognitoIdentity;

/// <summary>A page of the identity pools of an account in a region. Output of ListIdentityPools.</summary>
public sealed class ListIdentityPoolsResponse
{
    /// <summary>The pools of the page, at most 60. Null or empty: none in this page.</summary>
    public IdentityPoolShortDescription[]? IdentityPools { get; set; }

    /// <summary>Value that asks for the next page; null when this is the last one.</summary>
    public string? NextToken { get; set; }
}
