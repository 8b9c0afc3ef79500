using CognitoIdentity.Api;

namespace CognitoIdentity;

/// <summary>An identity. Output of DescribeIdentity and element of the output of ListIdentities.</summary>
public sealed class IdentityDescription
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    [Always(nameof(Shapes.IdentityId))]
    public string? IdentityId { get; set; }

    /// <summary>Id of the pool that the identity is in, if it is known. It isn't for an identity that was read by its id. Not on the wire.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Names of the providers that are linked to the identity. Null or empty for a guest.</summary>
    [Optional(nameof(Shapes.LoginsList))]
    public TextList<string>? Logins { get; set; }

    /// <summary>When the identity was created. Local time; epoch seconds on the wire.</summary>
    [Optional(nameof(Shapes.DateType))]
    public DateTime? CreationDate { get; set; }

    /// <summary>When the identity was last changed. Local time; epoch seconds on the wire.</summary>
    [Optional(nameof(Shapes.DateType))]
    public DateTime? LastModifiedDate { get; set; }

    /// <summary>Region of the identity: the part of <see cref="IdentityId"/> before the colon; null if it has none.</summary>
    public string? Region => ResourceId.Region(IdentityId);

    /// <summary>The id of the identity.</summary>
    public override string ToString() => IdentityId ?? string.Empty;
}

/// <summary>The identity to read. Input of DescribeIdentity.</summary>
public sealed class DescribeIdentityRequest : IRequest<IdentityDescription>
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityId))]
    public string? IdentityId { get; set; }
}

/// <summary>The page of identities to read. Input of ListIdentities.</summary>
public sealed class ListIdentitiesRequest : IRequest<ListIdentitiesResponse>
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }

    /// <summary>Most identities in the page.</summary>
    [Required(nameof(Shapes.QueryLimit))]
    public int? MaxResults { get; set; }

    /// <summary>Where to continue: the value from the page before; null for the first page.</summary>
    [Optional(nameof(Shapes.PaginationKey))]
    public string? NextToken { get; set; }

    /// <summary>True leaves out disabled identities. Null counts as false.</summary>
    [Optional(nameof(Shapes.HideDisabled))]
    public bool? HideDisabled { get; set; }
}

/// <summary>A page of the identities of a pool. Output of ListIdentities.</summary>
public sealed class ListIdentitiesResponse
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Optional(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }

    /// <summary>The identities of the page. Null or empty: none in this page.</summary>
    [Optional(nameof(Shapes.IdentitiesList))]
    public IdentityDescription[]? Identities { get; set; }

    /// <summary>Value that asks for the next page; null when this is the last one.</summary>
    [Optional(nameof(Shapes.PaginationKey))]
    public string? NextToken { get; set; }
}

/// <summary>The identities to delete. Input of DeleteIdentities.</summary>
public sealed class DeleteIdentitiesRequest : IRequest<DeleteIdentitiesResponse>
{
    /// <summary>Ids of the identities, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityIdList))]
    public string[]? IdentityIdsToDelete { get; set; }
}

/// <summary>What DeleteIdentities did not delete. Output of DeleteIdentities.</summary>
public sealed class DeleteIdentitiesResponse : ICallResult
{
    /// <summary>The identities that are not deleted. Null or empty: all are deleted.</summary>
    [Optional(nameof(Shapes.UnprocessedIdentityIdList))]
    public UnprocessedIdentityId[]? UnprocessedIdentityIds { get; set; }

    CallRecord? ICallResult.Call { get; set; }
}

/// <summary>An identity that could not be deleted. Element of the output of DeleteIdentities.</summary>
public sealed class UnprocessedIdentityId
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    [Always(nameof(Shapes.IdentityId))]
    public string? IdentityId { get; set; }

    /// <summary>Why: a value of <see cref="UnprocessedIdentityErrorCode"/>, <c>AccessDenied</c> or <c>InternalServerError</c>.</summary>
    [Always(nameof(Shapes.ErrorCode))]
    public string? ErrorCode { get; set; }

    /// <summary>The id of the identity, a colon, a space and the error code.</summary>
    public override string ToString() => $"{IdentityId}: {ErrorCode}";
}

/// <summary>Known values of <see cref="UnprocessedIdentityId.ErrorCode"/>.</summary>
public static class UnprocessedIdentityErrorCode
{
    /// <summary>The caller has no permission to delete this identity.</summary>
    public const string AccessDenied = "AccessDenied";

    /// <summary>The service failed; the deletion can be tried again.</summary>
    public const string InternalServerError = "InternalServerError";
}
