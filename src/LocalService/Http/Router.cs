using System.Text.Json;

namespace CognitoIdentity.Local;

/// <summary>Routes a request to its protocol.</summary>
internal sealed class Router
{
    private readonly JsonProtocol _json;
    private readonly StsProtocol _sts;
    private readonly IamProtocol _iam;
    private readonly WellKnown _wellKnown;
    private readonly CallHandler _handler;

    public Router(CognitoIdentityService service, CallHandler handler)
    {
        _json = new JsonProtocol(service);
        _sts = new StsProtocol(service);
        _iam = new IamProtocol(service);
        _wellKnown = new WellKnown(service);
        _handler = handler;
    }

    /// <returns>The answer, or null for closing the connection without one.</returns>
    public async Task<HttpReply?> AnswerAsync(HttpRequest request, string requestId, CancellationToken stop)
    {
        if (request.IsTooLarge)
        {
            return JsonProtocol.ErrorReply(ServiceErrors.TooLarge(HttpReader.BodyLimit));
        }

        if (IsOfWebPage(request))
        {
            return JsonProtocol.ErrorReply(ServiceErrors.WebPage());
        }

        if (request.Method != "POST" || request.Path != "/")
        {
            return _wellKnown.Answer(request) ?? JsonProtocol.ErrorReply(ServiceErrors.UnknownOperation(404));
        }

        IProtocol protocol = !IsForm(request) ? _json : request.Form["Version"] == IamProtocol.Version ? _iam : _sts;
        try
        {
            return await _handler.AnswerAsync(protocol, request, requestId, stop);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            // A bug of ours.
            return protocol.ErrorReply(ServiceErrors.Internal(), requestId);
        }
    }

    // Browsers send these headers with requests of a web page. Such requests are rejected; an address typed by the user has the
    // value "none".
    private static bool IsOfWebPage(HttpRequest request) =>
        request.Header("Origin") is not null || request.Header("Sec-Fetch-Site") is not (null or "none");

    private static bool IsForm(HttpRequest request) =>
        request.Header("X-Amz-Target") is null
        && request.Header("Content-Type")?.StartsWith(QueryProtocol.FormContentType, StringComparison.OrdinalIgnoreCase) == true;
}

/// <summary>The public documents for verifying the service's tokens, at the same paths as in the real service.</summary>
internal sealed class WellKnown
{
    private const string ContentType = "application/json";

    // The address of the service has no region, so this is the issuer of most regions.
    private const string Issuer = "https://" + ProviderNames.IdentityService;
    private const string ConfigurationPath = "/.well-known/openid-configuration";
    private const string KeySetPath = "/.well-known/jwks_uri";
    private readonly CognitoIdentityService _service;

    public WellKnown(CognitoIdentityService service) => _service = service;

    /// <returns>The document, or null if the request is not for one.</returns>
    public HttpReply? Answer(HttpRequest request) => (request.Method, request.Path) switch
    {
        ("GET" or "HEAD", ConfigurationPath) => Reply(JsonSerializer.SerializeToUtf8Bytes(
            new OpenIdConfiguration(Issuer, $"http://{request.Header("Host")}{KeySetPath}"), ServiceJson.Wire.OpenIdConfiguration)),
        ("GET" or "HEAD", KeySetPath) => Reply(JsonSerializer.SerializeToUtf8Bytes(_service.Keys(), ServiceJson.Wire.KeySet)),
        _ => null,
    };

    private static HttpReply Reply(byte[] document) => new(200, ContentType, document);
}
