namespace CognitoIdentity;

/// <summary>The two developer users to merge. Input of MergeDeveloperIdentities.</summary>
public sealed class MergeDeveloperIdentitiesRequest
{
    /// <summary>Identifier of the user who moves. Required. 1 to 1024 characters.</summary>
    public string? SourceUserIdentifier { get; set; }

    /// <summary>Identifier of the user whose identity stays. Required. 1 to 1024 characters.</summary>
    public string? DestinationUserIdentifier { get; set; }

    /// <summary>Developer provider name of the pool. Required. 1 to 128 characters, <c>[\w._-]+</c>.</summary>
    public string? DeveloperProviderName { get; set; }

    /// <summary>Id of the pool. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }
}
