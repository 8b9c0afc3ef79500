using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CognitoIdentity.Local;

/// <summary>JSON other than requests and answers: the content of tokens, and the documents about their keys.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PrincipalTagsClaim))]
[JsonSerializable(typeof(RoleSession))]
[JsonSerializable(typeof(OpenIdConfiguration))]
[JsonSerializable(typeof(KeySet))]
internal sealed partial class ServiceJson : JsonSerializerContext
{
    /// <summary>Escapes only characters that JSON requires to be escaped.</summary>
    public static ServiceJson Wire { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
