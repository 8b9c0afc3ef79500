using CognitoIdentity.Api;

namespace CognitoIdentity;

/// <summary>One tag of an identity pool, with the pool. From the output of ListTagsForResource.</summary>
public sealed class ResourceTag
{
    /// <summary>ARN of the tagged pool.</summary>
    public string? ResourceArn { get; set; }

    /// <summary>Key of the tag.</summary>
    public string? Key { get; set; }

    /// <summary>Value of the tag.</summary>
    public string? Value { get; set; }

    /// <summary>Id of the tagged pool: the last part of the ARN. Null without an ARN.</summary>
    public string? IdentityPoolId => ResourceArn?[(ResourceArn.LastIndexOf('/') + 1)..];

    /// <summary>Key and value.</summary>
    public override string ToString() => $"{Key}={Value}";
}

/// <summary>The pool whose tags are read. Input of ListTagsForResource.</summary>
public sealed class ListTagsForResourceRequest : IRequest<ListTagsForResourceResponse>
{
    /// <summary>ARN of the identity pool.</summary>
    [Required(nameof(Shapes.ARNString))]
    public string? ResourceArn { get; set; }
}

/// <summary>The tags of an identity pool. Output of ListTagsForResource.</summary>
public sealed class ListTagsForResourceResponse
{
    /// <summary>Tag keys and values. Null or empty: no tags.</summary>
    [Optional(nameof(Shapes.IdentityPoolTagsType))]
    public IDictionary<string, string>? Tags { get; set; }
}

/// <summary>The tags to add to a pool. Input of TagResource.</summary>
public sealed class TagResourceRequest : IRequest<EmptyOutput>
{
    /// <summary>ARN of the identity pool.</summary>
    [Required(nameof(Shapes.ARNString))]
    public string? ResourceArn { get; set; }

    /// <summary>Tag keys and values; the value of a key that the pool has is replaced.</summary>
    [Required(nameof(Shapes.IdentityPoolTagsType))]
    public IDictionary<string, string>? Tags { get; set; }
}

/// <summary>The tags to remove from a pool. Input of UntagResource.</summary>
public sealed class UntagResourceRequest : IRequest<EmptyOutput>
{
    /// <summary>ARN of the identity pool.</summary>
    [Required(nameof(Shapes.ARNString))]
    public string? ResourceArn { get; set; }

    /// <summary>Keys of the tags.</summary>
    [Required(nameof(Shapes.IdentityPoolTagsListType))]
    public string[]? TagKeys { get; set; }
}
