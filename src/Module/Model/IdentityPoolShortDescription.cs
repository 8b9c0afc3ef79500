namespace CognitoIdentity;

/// <summary>An identity pool in a list. Element of the output of ListIdentityPools.</summary>
public sealed class IdentityPoolShortDescription
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Name of the pool.</summary>
    public string? IdentityPoolName { get; set; }

    /// <summary>Region of the pool: the part of <see cref="IdentityPoolId"/> before the colon; null if it has none.</summary>
    public string? Region => ResourceId.Region(IdentityPoolId);

    /// <summary>The id of the pool.</summary>
    public override string ToString() => IdentityPoolId ?? string.Empty;
}
