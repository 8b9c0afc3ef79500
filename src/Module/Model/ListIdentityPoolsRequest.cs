namespace CognitoIdentity;

/// <summary>The page of identity pools to read. Input of ListIdentityPools.</summary>
public sealed class ListIdentityPoolsRequest
{
    /// <summary>Most pools in the page. Required. 1 to 60.</summary>
    public int? MaxResults { get; set; }

    /// <summary>
    /// Where to continue: the value from the page before; null for the first page. Up to 65535 characters, no white
    /// space.
    /// </summary>
    public string? NextToken { get; set; }
}
