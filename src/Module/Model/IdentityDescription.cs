namespace CognitoIdentity;

/// <summary>An identity. Output of DescribeIdentity and element of the output of ListIdentities.</summary>
public sealed class IdentityDescription
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    public string? IdentityId { get; set; }

    /// <summary>Id of the pool that the identity is in, where that is known: an identity read by its own id does not tell. Not on the wire.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Names of the providers that are linked to the identity. Null or empty for a guest.</summary>
    public string[]? Logins { get; set; }

    /// <summary>When the identity was made. Local time; epoch seconds on the wire.</summary>
    public DateTime? CreationDate { get; set; }

    /// <summary>When the identity was last changed. Local time; epoch seconds on the wire.</summary>
    public DateTime? LastModifiedDate { get; set; }

    /// <summary>Region of the identity: the part of <see cref="IdentityId"/> before the colon; null if it has none.</summary>
    public string? Region => ResourceId.Region(IdentityId);

    /// <summary>The id of the identity.</summary>
    public override string ToString() => IdentityId ?? string.Empty;
}
