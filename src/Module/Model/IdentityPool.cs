namespace CognitoIdentity;

/// <summary>
/// An identity pool. Output of CreateIdentityPool and DescribeIdentityPool, input and output of UpdateIdentityPool. An
/// update replaces the whole pool.
/// </summary>
public sealed class IdentityPool : IdentityPoolSettings
{
    /// <summary>Id of the pool. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Region of the pool: the part of <see cref="IdentityPoolId"/> before the colon; null if it has none.</summary>
    public string? Region => ResourceId.Region(IdentityPoolId);

    /// <summary>The id of the pool.</summary>
    public override string ToString() => IdentityPoolId ?? string.Empty;
}
