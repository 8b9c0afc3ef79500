namespace CognitoIdentity;

/// <summary>
/// The identity or the developer user to find the other of. Input of LookupDeveloperIdentity. Give one; if both are
/// given, they must belong together.
/// </summary>
public sealed class LookupDeveloperIdentityRequest
{
    /// <summary>Id of the pool. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Id of the identity whose developer users are wanted. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityId { get; set; }

    /// <summary>Identifier of the developer user whose identity is wanted. 1 to 1024 characters.</summary>
    public string? DeveloperUserIdentifier { get; set; }

    /// <summary>Most developer users in the page. 1 to 60. Null: 60.</summary>
    public int? MaxResults { get; set; }

    /// <summary>
    /// Where to continue: the value from the page before; null for the first page. Up to 65535 characters, no white
    /// space.
    /// </summary>
    public string? NextToken { get; set; }
}
