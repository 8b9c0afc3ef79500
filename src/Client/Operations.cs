using CognitoIdentity.Client.Json;

namespace CognitoIdentity.Client;

/// <summary>The 23 operations.</summary>
internal static class Operations
{
    public static readonly Operation<CreateIdentityPoolRequest, IdentityPool> CreateIdentityPool =
        new("CreateIdentityPool");

    public static readonly Operation<DeleteIdentitiesRequest, DeleteIdentitiesResponse> DeleteIdentities =
        new("DeleteIdentities");

    public static readonly Operation<DeleteIdentityPoolRequest, Nothing> DeleteIdentityPool =
        new("DeleteIdentityPool");

    public static readonly Operation<DescribeIdentityRequest, IdentityDescription> DescribeIdentity =
        new("DescribeIdentity");

    public static readonly Operation<DescribeIdentityPoolRequest, IdentityPool> DescribeIdentityPool =
        new("DescribeIdentityPool");

    public static readonly Operation<GetCredentialsForIdentityRequest, GetCredentialsForIdentityResponse> GetCredentialsForIdentity =
        new("GetCredentialsForIdentity", isSigned: false);

    public static readonly Operation<GetIdRequest, GetIdResponse> GetId =
        new("GetId", isSigned: false);

    public static readonly Operation<GetIdentityPoolRolesRequest, IdentityPoolRoles> GetIdentityPoolRoles =
        new("GetIdentityPoolRoles");

    public static readonly Operation<GetOpenIdTokenRequest, OpenIdToken> GetOpenIdToken =
        new("GetOpenIdToken", isSigned: false);

    public static readonly Operation<GetOpenIdTokenForDeveloperIdentityRequest, OpenIdToken> GetOpenIdTokenForDeveloperIdentity =
        new("GetOpenIdTokenForDeveloperIdentity");

    public static readonly Operation<GetPrincipalTagAttributeMapRequest, PrincipalTagAttributeMap> GetPrincipalTagAttributeMap =
        new("GetPrincipalTagAttributeMap");

    public static readonly Operation<ListIdentitiesRequest, ListIdentitiesResponse> ListIdentities =
        new("ListIdentities");

    public static readonly Operation<ListIdentityPoolsRequest, ListIdentityPoolsResponse> ListIdentityPools =
        new("ListIdentityPools");

    public static readonly Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> ListTagsForResource =
        new("ListTagsForResource");

    public static readonly Operation<LookupDeveloperIdentityRequest, LookupDeveloperIdentityResponse> LookupDeveloperIdentity =
        new("LookupDeveloperIdentity");

    public static readonly Operation<MergeDeveloperIdentitiesRequest, MergeDeveloperIdentitiesResponse> MergeDeveloperIdentities =
        new("MergeDeveloperIdentities");

    public static readonly Operation<SetIdentityPoolRolesRequest, Nothing> SetIdentityPoolRoles =
        new("SetIdentityPoolRoles");

    public static readonly Operation<SetPrincipalTagAttributeMapRequest, PrincipalTagAttributeMap> SetPrincipalTagAttributeMap =
        new("SetPrincipalTagAttributeMap");

    public static readonly Operation<TagResourceRequest, Nothing> TagResource =
        new("TagResource");

    public static readonly Operation<UnlinkDeveloperIdentityRequest, Nothing> UnlinkDeveloperIdentity =
        new("UnlinkDeveloperIdentity");

    public static readonly Operation<UnlinkIdentityRequest, Nothing> UnlinkIdentity =
        new("UnlinkIdentity", isSigned: false);

    public static readonly Operation<UntagResourceRequest, Nothing> UntagResource =
        new("UntagResource");

    public static readonly Operation<IdentityPool, IdentityPool> UpdateIdentityPool =
        new("UpdateIdentityPool");
}
