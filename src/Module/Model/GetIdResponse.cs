namespace CognitoIdentity;

/// <summary>The identity that was found or made. Output of GetId.</summary>
public sealed class GetIdResponse
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    public string? IdentityId { get; set; }
}
