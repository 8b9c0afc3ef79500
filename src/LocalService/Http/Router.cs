using System.Net;

namespace CognitoIdentity.Local;

/// <summary>Finds out which protocol a request speaks and has it answered.</summary>
internal sealed class Router
{
    private readonly JsonProtocol _json;
    private readonly StsProtocol _sts;
    private readonly WellKnown _wellKnown;

    public Router(JsonProtocol json, StsProtocol sts, WellKnown wellKnown)
    {
        _wellKnown = wellKnown;
        _json = json;
        _sts = sts;
    }

    public async Task<HttpReply> AnswerAsync(HttpListenerRequest request, string requestId)
    {
        byte[]? body = await RequestBody.ReadAsync(request);
        if (body is null)
        {
            return JsonProtocol.Refuse(ServiceErrors.TooLarge(RequestBody.Limit));
        }

        try
        {
            return Answer(request, body, requestId);
        }
        catch (Exception)
        {
            // A fault of ours.
            return JsonProtocol.Refuse(ServiceErrors.Internal());
        }
    }

    private HttpReply Answer(HttpListenerRequest request, byte[] body, string requestId)
    {
        if (request.HttpMethod != "POST" || request.Url?.AbsolutePath != "/")
        {
            return _wellKnown.Answer(request) ?? JsonProtocol.Refuse(ServiceErrors.UnknownOperation(404));
        }

        bool isForm = request.Headers["X-Amz-Target"] is null
            && request.ContentType?.StartsWith(StsProtocol.FormContentType, StringComparison.OrdinalIgnoreCase) == true;
        return isForm ? _sts.Answer(request, body, requestId) : _json.Answer(request, body);
    }
}
