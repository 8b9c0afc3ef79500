using CognitoIdentity.Api;

namespace CognitoIdentity;

/// <summary>A user of your own backend and its identity. From the output of LookupDeveloperIdentity and MergeDeveloperIdentities.</summary>
public sealed class DeveloperIdentity
{
    /// <summary>Id of the pool.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    public string? IdentityId { get; set; }

    /// <summary>Id of the user in your backend.</summary>
    public string? DeveloperUserIdentifier { get; set; }

    /// <summary>Region of the identity: the part of <see cref="IdentityId"/> before the colon; null if it has none.</summary>
    public string? Region => ResourceId.Region(IdentityId);

    /// <summary>The id of the user.</summary>
    public override string ToString() => DeveloperUserIdentifier ?? string.Empty;
}

/// <summary>The developer user to get a token for. Input of GetOpenIdTokenForDeveloperIdentity.</summary>
public sealed class GetOpenIdTokenForDeveloperIdentityRequest : IRequest<OpenIdToken>, ILoginRequest
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }

    /// <summary>
    /// Id of an identity to link the logins to, <c>REGION:GUID</c>. Null: the identity that has the login, or a new one.
    /// </summary>
    [Optional(nameof(Shapes.IdentityId))]
    public string? IdentityId { get; set; }

    /// <summary>
    /// The developer provider name to the identifier of the user, and any other provider name to its token. The values are
    /// secret.
    /// </summary>
    [Required(nameof(Shapes.LoginsMap))]
    public IDictionary<string, string>? Logins { get; set; }

    /// <summary>Principal tags for the session. Null: none.</summary>
    [Optional(nameof(Shapes.PrincipalTags))]
    public IDictionary<string, string>? PrincipalTags { get; set; }

    /// <summary>How long the token is valid, in seconds. Null: 900 (15 minutes).</summary>
    [Optional(nameof(Shapes.TokenDuration))]
    public long? TokenDuration { get; set; }
}

/// <summary>
/// The identity or the developer user to look up. Input of LookupDeveloperIdentity. Set one of them. If both are set, they must belong
/// together.
/// </summary>
public sealed class LookupDeveloperIdentityRequest : IRequest<LookupDeveloperIdentityResponse>
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }

    /// <summary>Id of the identity whose developer users to find, <c>REGION:GUID</c>.</summary>
    [Optional(nameof(Shapes.IdentityId))]
    public string? IdentityId { get; set; }

    /// <summary>Identifier of the developer user whose identity to find.</summary>
    [Optional(nameof(Shapes.DeveloperUserIdentifier))]
    public string? DeveloperUserIdentifier { get; set; }

    /// <summary>Most developer users in the page. Null: 60.</summary>
    [Optional(nameof(Shapes.QueryLimit))]
    public int? MaxResults { get; set; }

    /// <summary>Where to continue: the value from the page before; null for the first page.</summary>
    [Optional(nameof(Shapes.PaginationKey))]
    public string? NextToken { get; set; }
}

/// <summary>An identity and a page of its developer users. Output of LookupDeveloperIdentity.</summary>
public sealed class LookupDeveloperIdentityResponse
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    [Always(nameof(Shapes.IdentityId))]
    public string? IdentityId { get; set; }

    /// <summary>Identifiers of the developer users of the identity. Null or empty: none in this page.</summary>
    [Optional(nameof(Shapes.DeveloperUserIdentifierList))]
    public string[]? DeveloperUserIdentifierList { get; set; }

    /// <summary>Value that asks for the next page; null when this is the last one.</summary>
    [Optional(nameof(Shapes.PaginationKey))]
    public string? NextToken { get; set; }
}

/// <summary>The two developer users to merge. Input of MergeDeveloperIdentities.</summary>
public sealed class MergeDeveloperIdentitiesRequest : IRequest<MergeDeveloperIdentitiesResponse>
{
    /// <summary>Identifier of the user who moves.</summary>
    [Required(nameof(Shapes.DeveloperUserIdentifier))]
    public string? SourceUserIdentifier { get; set; }

    /// <summary>Identifier of the user whose identity stays.</summary>
    [Required(nameof(Shapes.DeveloperUserIdentifier))]
    public string? DestinationUserIdentifier { get; set; }

    /// <summary>Developer provider name of the pool.</summary>
    [Required(nameof(Shapes.DeveloperProviderName))]
    public string? DeveloperProviderName { get; set; }

    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }
}

/// <summary>The remaining identity. Output of MergeDeveloperIdentities.</summary>
public sealed class MergeDeveloperIdentitiesResponse
{
    /// <summary>Id of the identity that has both users, <c>REGION:GUID</c>.</summary>
    [Always(nameof(Shapes.IdentityId))]
    public string? IdentityId { get; set; }
}

/// <summary>The developer user to unlink from an identity. Input of UnlinkDeveloperIdentity.</summary>
[Operation(DoneCode = ErrorCodes.ResourceNotFound)]
public sealed class UnlinkDeveloperIdentityRequest : IRequest<NoOutput>
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityId))]
    public string? IdentityId { get; set; }

    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }

    /// <summary>Developer provider name of the pool.</summary>
    [Required(nameof(Shapes.DeveloperProviderName))]
    public string? DeveloperProviderName { get; set; }

    /// <summary>Identifier of the developer user.</summary>
    [Required(nameof(Shapes.DeveloperUserIdentifier))]
    public string? DeveloperUserIdentifier { get; set; }
}
