namespace CognitoIdentity;

/// <summary>The identity that is left. Output of MergeDeveloperIdentities.</summary>
public sealed class MergeDeveloperIdentitiesResponse
{
    /// <summary>Id of the identity that has both users, <c>REGION:GUID</c>.</summary>
    public string? IdentityId { get; set; }
}
