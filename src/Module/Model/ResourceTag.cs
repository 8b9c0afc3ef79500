namespace CognitoIdentity;

/// <summary>One tag of an identity pool, with the pool that it is on. Made of the output of ListTagsForResource.</summary>
public sealed class ResourceTag
{
    /// <summary>ARN of the tagged pool.</summary>
    public string? ResourceArn { get; set; }

    /// <summary>Key of the tag, 1 to 128 characters.</summary>
    public string? Key { get; set; }

    /// <summary>Value of the tag, 0 to 256 characters.</summary>
    public string? Value { get; set; }

    /// <summary>Id of the tagged pool: the last part of the ARN; null if there is none.</summary>
    public string? IdentityPoolId => ResourceArn?[(ResourceArn.LastIndexOf('/') + 1)..];

    /// <summary>Key and value.</summary>
    public override string ToString() => $"{Key}={Value}";
}
