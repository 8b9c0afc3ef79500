namespace CognitoIdentity;

/// <summary>What DeleteIdentities did not delete. Output of DeleteIdentities.</summary>
public sealed class DeleteIdentitiesResponse
{
    /// <summary>The identities that are not deleted, at most 60. Null or empty: all are deleted.</summary>
    public UnprocessedIdentityId[]? UnprocessedIdentityIds { get; set; }

    /// <summary>How often the request was sent; an attempt whose answer was lost may have deleted what this answer denies. Not on the wire.</summary>
    internal int Attempts { get; set; }
}
