using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CognitoIdentity.Local;

/// <summary>The types that go over the wire.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CreateIdentityPoolRequest))]
[JsonSerializable(typeof(DeleteIdentityPoolRequest))]
[JsonSerializable(typeof(DescribeIdentityPoolRequest))]
[JsonSerializable(typeof(IdentityPool))]
[JsonSerializable(typeof(ListIdentityPoolsRequest))]
[JsonSerializable(typeof(ListIdentityPoolsResponse))]
[JsonSerializable(typeof(ListTagsForResourceRequest))]
[JsonSerializable(typeof(ListTagsForResourceResponse))]
[JsonSerializable(typeof(TagResourceRequest))]
[JsonSerializable(typeof(UntagResourceRequest))]
[JsonSerializable(typeof(DeleteIdentitiesRequest))]
[JsonSerializable(typeof(DeleteIdentitiesResponse))]
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
[JsonSerializable(typeof(IdentityPoolRoles))]
[JsonSerializable(typeof(ListIdentitiesRequest))]
[JsonSerializable(typeof(ListIdentitiesResponse))]
[JsonSerializable(typeof(LookupDeveloperIdentityRequest))]
[JsonSerializable(typeof(LookupDeveloperIdentityResponse))]
[JsonSerializable(typeof(MergeDeveloperIdentitiesRequest))]
[JsonSerializable(typeof(MergeDeveloperIdentitiesResponse))]
[JsonSerializable(typeof(OpenIdToken))]
[JsonSerializable(typeof(PrincipalTagAttributeMap))]
[JsonSerializable(typeof(SetIdentityPoolRolesRequest))]
[JsonSerializable(typeof(SetPrincipalTagAttributeMapRequest))]
[JsonSerializable(typeof(UnlinkDeveloperIdentityRequest))]
[JsonSerializable(typeof(UnlinkIdentityRequest))]
[JsonSerializable(typeof(PrincipalTagsClaim))]
[JsonSerializable(typeof(RoleSession))]
[JsonSerializable(typeof(OpenIdConfiguration))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(KeySet))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class ServiceJson : JsonSerializerContext
{
    /// <summary>Absent members are left out, members that only we have are too, and text is not escaped without need.</summary>
    public static ServiceJson Wire { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new EpochSecondsConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
