using System.Text;
using System.Web;
using System.Xml;
using System.Xml.Linq;

namespace CognitoIdentity.Local;

/// <summary>What clients of identity pools need of AWS STS: who they are. AWS query protocol: a form in, XML out.</summary>
internal sealed class StsProtocol : IProtocol
{
    public const string FormContentType = "application/x-www-form-urlencoded";
    private const string ContentType = "text/xml";
    private const string GetCallerIdentity = "GetCallerIdentity";
    private const string UserId = "AIDALOCALSERVICE00000";
    private static readonly XNamespace Sts = "https://sts.amazonaws.com/doc/2011-06-15/";
    private readonly string _accountId;

    public StsProtocol(string accountId) => _accountId = accountId;

    public string SigningName => "sts";

    public string? OperationOf(HttpRequest request) => Action(request) == GetCallerIdentity ? GetCallerIdentity : null;

    public HttpReply Answer(HttpRequest request, Caller? caller, string requestId) =>
        OperationOf(request) is null
            ? Refuse(400, "InvalidAction", $"Could not find operation {Printable(Action(request))} in the local service.", requestId)
            : Describe(caller ?? throw ServiceErrors.MissingAuthenticationToken(), requestId);

    // The query protocol has names of its own for what all services of AWS have in common.
    public HttpReply Refuse(ServiceException error, string requestId) => error.Type switch
    {
        "TooManyRequestsException" => Refuse(400, "Throttling", error.Message, requestId),
        "InternalErrorException" => Refuse(500, "InternalFailure", error.Message, requestId, "Receiver"),
        "UnrecognizedClientException" => Refuse(403, "InvalidClientTokenId", error.Message, requestId),
        "InvalidSignatureException" => Refuse(403, "SignatureDoesNotMatch", error.Message, requestId),
        _ => Refuse(403, error.Type.Replace("Exception", "", StringComparison.Ordinal), error.Message, requestId),
    };

    private HttpReply Describe(Caller caller, string requestId) => Xml(200, new XElement(
        Sts + "GetCallerIdentityResponse",
        new XElement(
            Sts + "GetCallerIdentityResult",
            new XElement(Sts + "Arn", $"arn:{Partition.Of(caller.Region)}:iam::{_accountId}:user/local"),
            new XElement(Sts + "UserId", UserId),
            new XElement(Sts + "Account", _accountId)),
        new XElement(Sts + "ResponseMetadata", new XElement(Sts + "RequestId", requestId))));

    private static string Action(HttpRequest request) => HttpUtility.ParseQueryString(Encoding.UTF8.GetString(request.Body))["Action"] ?? "";

    private static HttpReply Refuse(int status, string code, string message, string requestId, string atFault = "Sender") => Xml(
        status,
        new XElement(
            Sts + "ErrorResponse",
            new XElement(
                Sts + "Error",
                new XElement(Sts + "Type", atFault),
                new XElement(Sts + "Code", code),
                new XElement(Sts + "Message", message)),
            new XElement(Sts + "RequestId", requestId)),
        code);

    private static HttpReply Xml(int status, XElement document, string? errorCode = null) =>
        new(status, ContentType, Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)), errorCode);

    // What XML can't hold is left out.
    private static string Printable(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}
