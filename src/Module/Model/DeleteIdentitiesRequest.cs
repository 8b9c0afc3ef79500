namespace CognitoIdentity;

/// <summary>The identities to delete. Input of DeleteIdentities.</summary>
public sealed class DeleteIdentitiesRequest
{
    /// <summary>Ids of the identities. Required. 1 to 60, each up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string[]? IdentityIdsToDelete { get; set; }

    /// <summary>How often it was sent, once the call has ended, and not refused as one too many. Not on the wire.</summary>
    internal int Attempts { get; set; }

    /// <summary>Whether an attempt brought no answer, and may have deleted what the next denies. Not on the wire.</summary>
    internal bool HasLostAnswer { get; set; }
}
