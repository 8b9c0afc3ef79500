namespace CognitoIdentity;

/// <summary>The page of identities to read. Input of ListIdentities.</summary>
public sealed class ListIdentitiesRequest
{
    /// <summary>Id of the pool. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Most identities in the page. Required. 1 to 60.</summary>
    public int? MaxResults { get; set; }

    /// <summary>
    /// Where to continue: the value from the page before; null for the first page. Up to 65535 characters, no white
    /// space.
    /// </summary>
    public string? NextToken { get; set; }

    /// <summary>True leaves out disabled identities. Null counts as false.</summary>
    public bool? HideDisabled { get; set; }
}
