using System.Text.Json.Serialization;

namespace CognitoIdentity.Local;

/// <summary>Principal tags as a token has them: each tag with a list of one value.</summary>
internal sealed record PrincipalTagsClaim(
    [property: JsonPropertyName("principal_tags")] IReadOnlyDictionary<string, string[]> Tags);
