using System.Text;
using System.Xml;
using System.Xml.Linq;
using CognitoIdentity.Api;
using CognitoIdentity.Signing;

namespace CognitoIdentity.Local;

/// <summary>AWS query protocol: a form in, XML out. A service adds its actions.</summary>
internal abstract class QueryProtocol : IProtocol
{
    public const string FormContentType = "application/x-www-form-urlencoded";
    private const string ContentType = "text/xml";
    private const int NameLimit = 100;
    private readonly Dictionary<string, Func<QueryCall, XElement[]>> _actions = new(StringComparer.Ordinal);
    private readonly XNamespace _xml;

    protected QueryProtocol(string signingName, string xmlNamespace)
    {
        SigningName = signingName;
        _xml = xmlNamespace;
    }

    public string SigningName { get; }

    public string? OperationOf(HttpRequest request) => request.Form["Action"] is { } action && _actions.ContainsKey(action) ? action : null;

    public HttpReply Answer(HttpRequest request, Caller? caller, string requestId)
    {
        try
        {
            string action = OperationOf(request) ?? throw UnknownAction(request.Form["Action"]);
            return Reply(action, _actions[action](new QueryCall(request, caller)), requestId);
        }
        catch (QueryException error)
        {
            return Error(error.Status, error.Code, error.Message, requestId);
        }
    }

    // The query protocol has its own codes for the errors that all AWS services share.
    public HttpReply ErrorReply(ServiceException error, string requestId) => error.Type switch
    {
        ErrorCodes.TooManyRequests => Error(400, ErrorIds.Throttling, error.Message, requestId),
        ErrorCodes.InternalError => Error(500, ErrorIds.InternalFailure, error.Message, requestId, "Receiver"),
        ErrorCodes.UnrecognizedClient => Error(403, ErrorIds.InvalidClientTokenId, error.Message, requestId),
        ErrorCodes.InvalidSignature => Error(403, ErrorIds.SignatureDoesNotMatch, error.Message, requestId),
        _ => Error(403, ErrorCodes.IdOf(error.Type), error.Message, requestId),
    };

    /// <summary>Adds an action. If it has no elements, its answer has no result.</summary>
    protected void Add(string action, Func<QueryCall, XElement[]> answer) => _actions.Add(action, answer);

    protected XElement Element(string name, params object?[] content) => new(_xml + name, content);

    private static QueryException UnknownAction(string? action) =>
        new("InvalidAction", $"Could not find operation {action?[..Math.Min(action.Length, NameLimit)]} in the local service.");

    private HttpReply Reply(string action, XElement[] result, string requestId) => Xml(200, Element(
        action + "Response",
        result.Length == 0 ? null : Element(action + "Result", result),
        Element("ResponseMetadata", Element("RequestId", requestId))));

    private HttpReply Error(int status, string code, string message, string requestId, string atFault = "Sender") => Xml(
        status,
        Element(
            "ErrorResponse",
            Element("Error", Element("Type", atFault), Element("Code", code), Element("Message", Printable(message))),
            Element("RequestId", requestId)),
        code);

    private static HttpReply Xml(int status, XElement document, string? errorCode = null) =>
        new(status, ContentType, Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)), errorCode);

    // Characters that XML doesn't allow are left out.
    private static string Printable(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}

/// <summary>A call by the query protocol.</summary>
internal sealed class QueryCall
{
    private readonly HttpRequest _request;
    private readonly Caller? _caller;

    public QueryCall(HttpRequest request, Caller? caller)
    {
        _request = request;
        _caller = caller;
    }

    /// <summary>The caller of an action that has to be signed.</summary>
    /// <exception cref="QueryException">The call is not signed.</exception>
    public Caller Caller => _caller ?? throw new QueryException(ErrorIds.MissingAuthenticationToken, "Request is missing Authentication Token", 403);

    public string? SessionToken => _request.Header(SignatureV4.SessionTokenHeader);

    /// <summary>The parameters, validated.</summary>
    /// <exception cref="QueryException">One breaks a limit.</exception>
    public T Read<T>()
        where T : class => QueryForm.Read<T>(_request.Form);
}
