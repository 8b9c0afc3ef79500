using System.Text.Encodings.Web;
using System.Text.Json;
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
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class ServiceJson : JsonSerializerContext
{
    /// <summary>Absent members are left out, members that only we have are too, and text is not escaped without need.</summary>
    public static ServiceJson Wire { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
