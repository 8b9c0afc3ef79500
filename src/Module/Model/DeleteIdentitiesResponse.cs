namespace CognitoIdentity;

/// <summary>What DeleteIdentities did not delete. Output of DeleteIdentities.</summary>
public sealed class DeleteIdentitiesResponse
{
    /// <summary>The identities that are not deleted, at most 60. Null or empty: all are deleted.</summary>
    public UnprocessedIdentityId[]? UnprocessedIdentityIds { get; set; }
}
