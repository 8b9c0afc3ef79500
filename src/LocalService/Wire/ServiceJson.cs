using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CognitoIdentity.Local;

/// <summary>What goes over the wire besides requests and answers: the content of tokens, and the documents about them.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PrincipalTagsClaim))]
[JsonSerializable(typeof(RoleSession))]
[JsonSerializable(typeof(OpenIdConfiguration))]
[JsonSerializable(typeof(KeySet))]
internal sealed partial class ServiceJson : JsonSerializerContext
{
    /// <summary>Text is not escaped without need.</summary>
    public static ServiceJson Wire { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
