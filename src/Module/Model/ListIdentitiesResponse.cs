namespace CognitoIdentity;

/// <summary>A page of the identities of a pool. Output of ListIdentities.</summary>
public sealed class ListIdentitiesResponse
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>The identities of the page, at most 60. Null or empty: none in this page.</summary>
    public IdentityDescription[]? Identities { get; set; }

    /// <summary>Value that asks for the next page; null when this is the last one.</summary>
    public string? NextToken { get; set; }
}
