using CognitoIdentity.Client.Json;

namespace CognitoIdentity.Client;

/// <summary>The 23 operations.</summary>
internal static class Operations
{
    private const string NotFound = "ResourceNotFoundException";

    public static readonly Operation<CreateIdentityPoolRequest, IdentityPool> CreateIdentityPool =
        new("CreateIdentityPool", RequiredMembers.Missing)
        {
            IfLost = static request => new Doubt(
                nameof(Texts.IdentityPoolCreationUnclear),
                Texts.IdentityPoolCreationUnclear,
                Texts.IdentityPoolCreationUnclearRemedy,
                request.IdentityPoolName!),
        };

    public static readonly Operation<DeleteIdentitiesRequest, DeleteIdentitiesResponse> DeleteIdentities =
        new("DeleteIdentities", RequiredMembers.Missing);

    public static readonly Operation<DeleteIdentityPoolRequest, Nothing> DeleteIdentityPool =
        new("DeleteIdentityPool", RequiredMembers.Missing) { DoneCode = NotFound };

    public static readonly Operation<DescribeIdentityRequest, IdentityDescription> DescribeIdentity =
        new("DescribeIdentity", RequiredMembers.Missing);

    public static readonly Operation<DescribeIdentityPoolRequest, IdentityPool> DescribeIdentityPool =
        new("DescribeIdentityPool", RequiredMembers.Missing);

    public static readonly Operation<GetCredentialsForIdentityRequest, GetCredentialsForIdentityResponse> GetCredentialsForIdentity =
        new("GetCredentialsForIdentity", RequiredMembers.Missing, isSigned: false) { Tokens = static request => request.Logins?.Values };

    public static readonly Operation<GetIdRequest, GetIdResponse> GetId =
        new("GetId", RequiredMembers.Missing, isSigned: false)
        {
            Tokens = static request => request.Logins?.Values,
            // A login has one identity however often it is asked for; each guest is a new one.
            IfLost = static request => request.Logins is { Count: > 0 } ? null : new Doubt(
                nameof(Texts.GuestCreationUnclear), Texts.GuestCreationUnclear, Texts.GuestCreationUnclearRemedy, request.IdentityPoolId!),
        };

    public static readonly Operation<GetIdentityPoolRolesRequest, IdentityPoolRoles> GetIdentityPoolRoles =
        new("GetIdentityPoolRoles", RequiredMembers.Missing);

    public static readonly Operation<GetOpenIdTokenRequest, OpenIdToken> GetOpenIdToken =
        new("GetOpenIdToken", RequiredMembers.Missing, isSigned: false) { Tokens = static request => request.Logins?.Values };

    public static readonly Operation<GetOpenIdTokenForDeveloperIdentityRequest, OpenIdToken> GetOpenIdTokenForDeveloperIdentity =
        new("GetOpenIdTokenForDeveloperIdentity", RequiredMembers.Missing) { Tokens = static request => request.Logins?.Values };

    public static readonly Operation<GetPrincipalTagAttributeMapRequest, PrincipalTagAttributeMap> GetPrincipalTagAttributeMap =
        new("GetPrincipalTagAttributeMap", RequiredMembers.Missing);

    public static readonly Operation<ListIdentitiesRequest, ListIdentitiesResponse> ListIdentities =
        new("ListIdentities", RequiredMembers.Missing);

    public static readonly Operation<ListIdentityPoolsRequest, ListIdentityPoolsResponse> ListIdentityPools =
        new("ListIdentityPools", RequiredMembers.Missing);

    public static readonly Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> ListTagsForResource =
        new("ListTagsForResource", RequiredMembers.Missing);

    public static readonly Operation<LookupDeveloperIdentityRequest, LookupDeveloperIdentityResponse> LookupDeveloperIdentity =
        new("LookupDeveloperIdentity", RequiredMembers.Missing);

    public static readonly Operation<MergeDeveloperIdentitiesRequest, MergeDeveloperIdentitiesResponse> MergeDeveloperIdentities =
        new("MergeDeveloperIdentities", RequiredMembers.Missing);

    public static readonly Operation<SetIdentityPoolRolesRequest, Nothing> SetIdentityPoolRoles =
        new("SetIdentityPoolRoles", RequiredMembers.Missing);

    public static readonly Operation<SetPrincipalTagAttributeMapRequest, PrincipalTagAttributeMap> SetPrincipalTagAttributeMap =
        new("SetPrincipalTagAttributeMap", RequiredMembers.Missing);

    public static readonly Operation<TagResourceRequest, Nothing> TagResource =
        new("TagResource", RequiredMembers.Missing);

    public static readonly Operation<UnlinkDeveloperIdentityRequest, Nothing> UnlinkDeveloperIdentity =
        new("UnlinkDeveloperIdentity", RequiredMembers.Missing) { DoneCode = NotFound };

    public static readonly Operation<UnlinkIdentityRequest, Nothing> UnlinkIdentity =
        new("UnlinkIdentity", RequiredMembers.Missing, isSigned: false)
        {
            Tokens = static request => request.Logins?.Values,
            // A login that was removed is denied to unlink itself again, as is one that never belonged there.
            IfLost = static request => new Doubt(
                nameof(Texts.LoginRemovalUnclear), Texts.LoginRemovalUnclear, Texts.LoginRemovalUnclearRemedy, request.IdentityId!),
        };

    public static readonly Operation<UntagResourceRequest, Nothing> UntagResource =
        new("UntagResource", RequiredMembers.Missing);

    public static readonly Operation<IdentityPool, IdentityPool> UpdateIdentityPool =
        new("UpdateIdentityPool", RequiredMembers.Missing);
}
