namespace CognitoIdentity;

/// <summary>A user of your own backend and the identity that it has. Made of the output of LookupDeveloperIdentity and MergeDeveloperIdentities.</summary>
public sealed class DeveloperIdentity
{
    /// <summary>Id of the pool.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    public string? IdentityId { get; set; }

    /// <summary>Id of the user in your backend, 1 to 1024 characters.</summary>
    public string? DeveloperUserIdentifier { get; set; }

    /// <summary>Region of the identity: the part of <see cref="IdentityId"/> before the colon; null if it has none.</summary>
    public string? Region => ResourceId.Region(IdentityId);

    /// <summary>The id of the user.</summary>
    public override string ToString() => DeveloperUserIdentifier ?? string.Empty;
}
