using System.Text.Json;

namespace CognitoIdentity.Local;

/// <summary>The documents by which anybody can verify the service's tokens, at the paths where the service has them.</summary>
internal sealed class WellKnown
{
    private const string ContentType = "application/json";
    private const string ConfigurationPath = "/.well-known/openid-configuration";
    private const string KeySetPath = "/.well-known/jwks_uri";
    private readonly CognitoIdentityService _service;

    public WellKnown(CognitoIdentityService service) => _service = service;

    /// <returns>The document, or null if the request is not for one.</returns>
    public HttpReply? Answer(HttpRequest request) => (request.Method, request.Path) switch
    {
        ("GET" or "HEAD", ConfigurationPath) => Reply(JsonSerializer.SerializeToUtf8Bytes(
            new OpenIdConfiguration(IdentityTokens.Issuer, $"http://{request.Header("Host")}{KeySetPath}"), ServiceJson.Wire.OpenIdConfiguration)),
        ("GET" or "HEAD", KeySetPath) => Reply(JsonSerializer.SerializeToUtf8Bytes(_service.Keys(), ServiceJson.Wire.KeySet)),
        _ => null,
    };

    private static HttpReply Reply(byte[] document) => new(200, ContentType, document);
}
