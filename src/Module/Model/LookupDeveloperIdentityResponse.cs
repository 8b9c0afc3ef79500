namespace CognitoIdentity;

/// <summary>An identity and a page of its developer users. Output of LookupDeveloperIdentity.</summary>
public sealed class LookupDeveloperIdentityResponse
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    public string? IdentityId { get; set; }

    /// <summary>Identifiers of the developer users of the identity. Null or empty: none in this page.</summary>
    public string[]? DeveloperUserIdentifierList { get; set; }

    /// <summary>Value that asks for the next page; null when this is the last one.</summary>
    public string? NextToken { get; set; }
}
