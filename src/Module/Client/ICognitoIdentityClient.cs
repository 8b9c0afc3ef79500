namespace CognitoIdentity;

/// <summary>
/// The 23 operations of Amazon Cognito Federated Identities, API version 2014-06-30, one method each.
/// Every method throws <see cref="CognitoIdentityException"/> when the call fails and
/// <see cref="OperationCanceledException"/> when the caller cancels it, and nothing else.
/// </summary>
public interface ICognitoIdentityClient
{
    /// <summary>Creates an identity pool.</summary>
    Task<IdentityPool> CreateIdentityPoolAsync(CreateIdentityPoolRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes up to 60 identities; those that could not be deleted are in the answer.</summary>
    Task<DeleteIdentitiesResponse> DeleteIdentitiesAsync(DeleteIdentitiesRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes an identity pool and the identities in it.</summary>
    Task DeleteIdentityPoolAsync(DeleteIdentityPoolRequest request, CancellationToken cancellationToken);

    /// <summary>Reads one identity: its logins and dates.</summary>
    Task<IdentityDescription> DescribeIdentityAsync(DescribeIdentityRequest request, CancellationToken cancellationToken);

    /// <summary>Reads one identity pool.</summary>
    Task<IdentityPool> DescribeIdentityPoolAsync(DescribeIdentityPoolRequest request, CancellationToken cancellationToken);

    /// <summary>Gets temporary AWS credentials for an identity. Unsigned.</summary>
    Task<GetCredentialsForIdentityResponse> GetCredentialsForIdentityAsync(GetCredentialsForIdentityRequest request, CancellationToken cancellationToken);

    /// <summary>Finds or makes the identity for a set of logins, or makes a guest. Unsigned.</summary>
    Task<GetIdResponse> GetIdAsync(GetIdRequest request, CancellationToken cancellationToken);

    /// <summary>Reads the roles and role mappings of a pool.</summary>
    Task<IdentityPoolRoles> GetIdentityPoolRolesAsync(GetIdentityPoolRolesRequest request, CancellationToken cancellationToken);

    /// <summary>Gets an OpenID token for an identity. Unsigned.</summary>
    Task<OpenIdToken> GetOpenIdTokenAsync(GetOpenIdTokenRequest request, CancellationToken cancellationToken);

    /// <summary>Registers or finds a developer user and gets an OpenID token for its identity.</summary>
    Task<OpenIdToken> GetOpenIdTokenForDeveloperIdentityAsync(GetOpenIdTokenForDeveloperIdentityRequest request, CancellationToken cancellationToken);

    /// <summary>Reads which claims of a provider become principal tags.</summary>
    Task<PrincipalTagAttributeMap> GetPrincipalTagAttributeMapAsync(GetPrincipalTagAttributeMapRequest request, CancellationToken cancellationToken);

    /// <summary>Lists one page of the identities of a pool.</summary>
    Task<ListIdentitiesResponse> ListIdentitiesAsync(ListIdentitiesRequest request, CancellationToken cancellationToken);

    /// <summary>Lists one page of the identity pools of the account in the region.</summary>
    Task<ListIdentityPoolsResponse> ListIdentityPoolsAsync(ListIdentityPoolsRequest request, CancellationToken cancellationToken);

    /// <summary>Reads the tags of a pool.</summary>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken);

    /// <summary>Finds the developer users of an identity, or the identity of a developer user.</summary>
    Task<LookupDeveloperIdentityResponse> LookupDeveloperIdentityAsync(LookupDeveloperIdentityRequest request, CancellationToken cancellationToken);

    /// <summary>Moves a developer user's logins to another developer user's identity.</summary>
    Task<MergeDeveloperIdentitiesResponse> MergeDeveloperIdentitiesAsync(MergeDeveloperIdentitiesRequest request, CancellationToken cancellationToken);

    /// <summary>Replaces the roles and role mappings of a pool.</summary>
    Task SetIdentityPoolRolesAsync(SetIdentityPoolRolesRequest request, CancellationToken cancellationToken);

    /// <summary>Sets which claims of a provider become principal tags.</summary>
    Task<PrincipalTagAttributeMap> SetPrincipalTagAttributeMapAsync(SetPrincipalTagAttributeMapRequest request, CancellationToken cancellationToken);

    /// <summary>Adds tags to a pool, replacing the values of keys that it has.</summary>
    Task TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken);

    /// <summary>Unlinks a developer user from an identity.</summary>
    Task UnlinkDeveloperIdentityAsync(UnlinkDeveloperIdentityRequest request, CancellationToken cancellationToken);

    /// <summary>Unlinks logins from an identity. Unsigned.</summary>
    Task UnlinkIdentityAsync(UnlinkIdentityRequest request, CancellationToken cancellationToken);

    /// <summary>Removes tags from a pool.</summary>
    Task UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken);

    /// <summary>Replaces all members of an identity pool: what is not given is cleared.</summary>
    Task<IdentityPool> UpdateIdentityPoolAsync(IdentityPool request, CancellationToken cancellationToken);
}
