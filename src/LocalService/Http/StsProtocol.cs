using System.Net;
using System.Text;
using System.Web;
using System.Xml;
using System.Xml.Linq;

namespace CognitoIdentity.Local;

/// <summary>What clients of identity pools need of AWS STS: who they are. AWS query protocol: a form in, XML out.</summary>
internal sealed class StsProtocol
{
    public const string FormContentType = "application/x-www-form-urlencoded";
    private const string ContentType = "text/xml";
    private const string SigningName = "sts";
    private const string UserId = "AIDALOCALSERVICE00000";
    private static readonly XNamespace Sts = "https://sts.amazonaws.com/doc/2011-06-15/";
    private readonly string _accountId;

    public StsProtocol(string accountId) => _accountId = accountId;

    public HttpReply Answer(HttpListenerRequest request, ReadOnlyMemory<byte> body, string requestId)
    {
        try
        {
            string action = HttpUtility.ParseQueryString(Encoding.UTF8.GetString(body.Span))["Action"] ?? "";
            return action == "GetCallerIdentity"
                ? GetCallerIdentity(request, requestId)
                : Refuse(400, "InvalidAction", $"Could not find operation {Printable(action)} in the local service.", requestId);
        }
        catch (ServiceException error)
        {
            // The query protocol's codes do without the word.
            return Refuse(403, error.Type.Replace("Exception", "", StringComparison.Ordinal), error.Message, requestId);
        }
    }

    private HttpReply GetCallerIdentity(HttpListenerRequest request, string requestId)
    {
        Caller caller = CredentialScope.Read(request.Headers["Authorization"], SigningName) ?? throw ServiceErrors.MissingAuthenticationToken();
        return Xml(200, new XElement(
            Sts + "GetCallerIdentityResponse",
            new XElement(
                Sts + "GetCallerIdentityResult",
                new XElement(Sts + "Arn", $"arn:{Partition.Of(caller.Region)}:iam::{_accountId}:user/local"),
                new XElement(Sts + "UserId", UserId),
                new XElement(Sts + "Account", _accountId)),
            new XElement(Sts + "ResponseMetadata", new XElement(Sts + "RequestId", requestId))));
    }

    private static HttpReply Refuse(int status, string code, string message, string requestId) => Xml(status, new XElement(
        Sts + "ErrorResponse",
        new XElement(
            Sts + "Error",
            new XElement(Sts + "Type", "Sender"),
            new XElement(Sts + "Code", code),
            new XElement(Sts + "Message", message)),
        new XElement(Sts + "RequestId", requestId)));

    private static HttpReply Xml(int status, XElement document) =>
        new(status, ContentType, Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)));

    // What XML can't hold is left out.
    private static string Printable(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}
