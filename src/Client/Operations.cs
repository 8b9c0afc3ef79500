using CognitoIdentity.Client.Json;

namespace CognitoIdentity.Client;

/// <summary>The 23 operations.</summary>
internal static class Operations
{
    private static readonly WireJson Json = WireJson.Default;

    public static readonly Operation<CreateIdentityPoolRequest, IdentityPool> CreateIdentityPool =
        new("CreateIdentityPool", Json.CreateIdentityPoolRequest, Json.IdentityPool, RequiredMembers.Missing);

    public static readonly Operation<DeleteIdentitiesRequest, DeleteIdentitiesResponse> DeleteIdentities =
        new("DeleteIdentities", Json.DeleteIdentitiesRequest, Json.DeleteIdentitiesResponse, RequiredMembers.Missing);

    public static readonly Operation<DeleteIdentityPoolRequest, Nothing> DeleteIdentityPool =
        new("DeleteIdentityPool", Json.DeleteIdentityPoolRequest, Json.Nothing, RequiredMembers.Missing);

    public static readonly Operation<DescribeIdentityRequest, IdentityDescription> DescribeIdentity =
        new("DescribeIdentity", Json.DescribeIdentityRequest, Json.IdentityDescription, RequiredMembers.Missing);

    public static readonly Operation<DescribeIdentityPoolRequest, IdentityPool> DescribeIdentityPool =
        new("DescribeIdentityPool", Json.DescribeIdentityPoolRequest, Json.IdentityPool, RequiredMembers.Missing);

    public static readonly Operation<GetCredentialsForIdentityRequest, GetCredentialsForIdentityResponse> GetCredentialsForIdentity =
        new("GetCredentialsForIdentity", Json.GetCredentialsForIdentityRequest, Json.GetCredentialsForIdentityResponse, RequiredMembers.Missing, isSigned: false);

    public static readonly Operation<GetIdRequest, GetIdResponse> GetId =
        new("GetId", Json.GetIdRequest, Json.GetIdResponse, RequiredMembers.Missing, isSigned: false);

    public static readonly Operation<GetIdentityPoolRolesRequest, IdentityPoolRoles> GetIdentityPoolRoles =
        new("GetIdentityPoolRoles", Json.GetIdentityPoolRolesRequest, Json.IdentityPoolRoles, RequiredMembers.Missing);

    public static readonly Operation<GetOpenIdTokenRequest, OpenIdToken> GetOpenIdToken =
        new("GetOpenIdToken", Json.GetOpenIdTokenRequest, Json.OpenIdToken, RequiredMembers.Missing, isSigned: false);

    public static readonly Operation<GetOpenIdTokenForDeveloperIdentityRequest, OpenIdToken> GetOpenIdTokenForDeveloperIdentity =
        new("GetOpenIdTokenForDeveloperIdentity", Json.GetOpenIdTokenForDeveloperIdentityRequest, Json.OpenIdToken, RequiredMembers.Missing);

    public static readonly Operation<GetPrincipalTagAttributeMapRequest, PrincipalTagAttributeMap> GetPrincipalTagAttributeMap =
        new("GetPrincipalTagAttributeMap", Json.GetPrincipalTagAttributeMapRequest, Json.PrincipalTagAttributeMap, RequiredMembers.Missing);

    public static readonly Operation<ListIdentitiesRequest, ListIdentitiesResponse> ListIdentities =
        new("ListIdentities", Json.ListIdentitiesRequest, Json.ListIdentitiesResponse, RequiredMembers.Missing);

    public static readonly Operation<ListIdentityPoolsRequest, ListIdentityPoolsResponse> ListIdentityPools =
        new("ListIdentityPools", Json.ListIdentityPoolsRequest, Json.ListIdentityPoolsResponse, RequiredMembers.Missing);

    public static readonly Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> ListTagsForResource =
        new("ListTagsForResource", Json.ListTagsForResourceRequest, Json.ListTagsForResourceResponse, RequiredMembers.Missing);

    public static readonly Operation<LookupDeveloperIdentityRequest, LookupDeveloperIdentityResponse> LookupDeveloperIdentity =
        new("LookupDeveloperIdentity", Json.LookupDeveloperIdentityRequest, Json.LookupDeveloperIdentityResponse, RequiredMembers.Missing);

    public static readonly Operation<MergeDeveloperIdentitiesRequest, MergeDeveloperIdentitiesResponse> MergeDeveloperIdentities =
        new("MergeDeveloperIdentities", Json.MergeDeveloperIdentitiesRequest, Json.MergeDeveloperIdentitiesResponse, RequiredMembers.Missing);

    public static readonly Operation<SetIdentityPoolRolesRequest, Nothing> SetIdentityPoolRoles =
        new("SetIdentityPoolRoles", Json.SetIdentityPoolRolesRequest, Json.Nothing, RequiredMembers.Missing);

    public static readonly Operation<SetPrincipalTagAttributeMapRequest, PrincipalTagAttributeMap> SetPrincipalTagAttributeMap =
        new("SetPrincipalTagAttributeMap", Json.SetPrincipalTagAttributeMapRequest, Json.PrincipalTagAttributeMap, RequiredMembers.Missing);

    public static readonly Operation<TagResourceRequest, Nothing> TagResource =
        new("TagResource", Json.TagResourceRequest, Json.Nothing, RequiredMembers.Missing);

    public static readonly Operation<UnlinkDeveloperIdentityRequest, Nothing> UnlinkDeveloperIdentity =
        new("UnlinkDeveloperIdentity", Json.UnlinkDeveloperIdentityRequest, Json.Nothing, RequiredMembers.Missing);

    public static readonly Operation<UnlinkIdentityRequest, Nothing> UnlinkIdentity =
        new("UnlinkIdentity", Json.UnlinkIdentityRequest, Json.Nothing, RequiredMembers.Missing, isSigned: false);

    public static readonly Operation<UntagResourceRequest, Nothing> UntagResource =
        new("UntagResource", Json.UntagResourceRequest, Json.Nothing, RequiredMembers.Missing);

    public static readonly Operation<IdentityPool, IdentityPool> UpdateIdentityPool =
        new("UpdateIdentityPool", Json.IdentityPool, Json.IdentityPool, RequiredMembers.Missing);
}
