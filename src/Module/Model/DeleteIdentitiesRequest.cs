namespace CognitoIdentity;

/// <summary>The identities to delete. Input of DeleteIdentities.</summary>
public sealed class DeleteIdentitiesRequest
{
    /// <summary>Ids of the identities. Required. 1 to 60, each up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string[]? IdentityIdsToDelete { get; set; }
}
