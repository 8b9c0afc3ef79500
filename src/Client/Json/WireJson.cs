using System.Text.Json.Serialization;

namespace CognitoIdentity.Client.Json;

/// <summary>How the model types look on the wire. Members named alike need no map; what is null is not sent.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(EpochSecondsConverter)])]
[JsonSerializable(typeof(CreateIdentityPoolRequest))]
[JsonSerializable(typeof(DeleteIdentitiesRequest))]
[JsonSerializable(typeof(DeleteIdentitiesResponse))]
[JsonSerializable(typeof(DeleteIdentityPoolRequest))]
[JsonSerializable(typeof(DescribeIdentityPoolRequest))]
[JsonSerializable(typeof(DescribeIdentityRequest))]
[JsonSerializable(typeof(GetCredentialsForIdentityRequest))]
[JsonSerializable(typeof(GetCredentialsForIdentityResponse))]
[JsonSerializable(typeof(GetIdRequest))]
[JsonSerializable(typeof(GetIdResponse))]
[JsonSerializable(typeof(GetIdentityPoolRolesRequest))]
[JsonSerializable(typeof(GetOpenIdTokenForDeveloperIdentityRequest))]
[JsonSerializable(typeof(GetOpenIdTokenRequest))]
[JsonSerializable(typeof(GetPrincipalTagAttributeMapRequest))]
[JsonSerializable(typeof(IdentityDescription))]
[JsonSerializable(typeof(IdentityPool))]
[JsonSerializable(typeof(IdentityPoolRoles))]
[JsonSerializable(typeof(ListIdentitiesRequest))]
[JsonSerializable(typeof(ListIdentitiesResponse))]
[JsonSerializable(typeof(ListIdentityPoolsRequest))]
[JsonSerializable(typeof(ListIdentityPoolsResponse))]
[JsonSerializable(typeof(ListTagsForResourceRequest))]
[JsonSerializable(typeof(ListTagsForResourceResponse))]
[JsonSerializable(typeof(LookupDeveloperIdentityRequest))]
[JsonSerializable(typeof(LookupDeveloperIdentityResponse))]
[JsonSerializable(typeof(MergeDeveloperIdentitiesRequest))]
[JsonSerializable(typeof(MergeDeveloperIdentitiesResponse))]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(OpenIdToken))]
[JsonSerializable(typeof(PrincipalTagAttributeMap))]
[JsonSerializable(typeof(SetIdentityPoolRolesRequest))]
[JsonSerializable(typeof(SetPrincipalTagAttributeMapRequest))]
[JsonSerializable(typeof(TagResourceRequest))]
[JsonSerializable(typeof(UnlinkDeveloperIdentityRequest))]
[JsonSerializable(typeof(UnlinkIdentityRequest))]
[JsonSerializable(typeof(UntagResourceRequest))]
[JsonSerializable(typeof(WireError))]
internal sealed partial class WireJson : JsonSerializerContext;
