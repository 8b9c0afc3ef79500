using System.Collections.Specialized;
using System.Globalization;
using System.Net;
using System.Text;
using System.Web;
using System.Xml;
using System.Xml.Linq;

namespace CognitoIdentity.Local;

/// <summary>
/// What clients of identity pools need of AWS STS: who they are, and the classic flow. AWS query protocol: a form in, XML out.
/// </summary>
internal sealed class StsProtocol
{
    public const string FormContentType = "application/x-www-form-urlencoded";
    private const string ContentType = "text/xml";
    private const string SigningName = "sts";
    private const string UserId = "AIDALOCALSERVICE00000";
    private const string RoleId = "AROALOCALSERVICE00000";
    private static readonly XNamespace Sts = "https://sts.amazonaws.com/doc/2011-06-15/";
    private readonly CognitoIdentityService _service;
    private readonly string _accountId;
    private readonly WebIdentity _webIdentity;

    public StsProtocol(CognitoIdentityService service, string accountId)
    {
        _service = service;
        _accountId = accountId;
        _webIdentity = new WebIdentity(service);
    }

    public HttpReply Answer(HttpListenerRequest request, ReadOnlyMemory<byte> body, string requestId)
    {
        try
        {
            NameValueCollection form = HttpUtility.ParseQueryString(Encoding.UTF8.GetString(body.Span));
            return form["Action"] switch
            {
                "GetCallerIdentity" => GetCallerIdentity(request, requestId),
                "AssumeRoleWithWebIdentity" => AssumeRoleWithWebIdentity(form, requestId),
                var action => Refuse(400, "InvalidAction", $"Could not find operation {Printable(action ?? "")} in the local service.", requestId),
            };
        }
        catch (ServiceException error)
        {
            // The query protocol's codes do without the word.
            return Refuse(403, error.Type.Replace("Exception", "", StringComparison.Ordinal), error.Message, requestId);
        }
        catch (StsException error)
        {
            return Refuse(400, error.Code, Printable(error.Message), requestId);
        }
    }

    private HttpReply GetCallerIdentity(HttpListenerRequest request, string requestId)
    {
        Caller caller = CredentialScope.Read(request.Headers["Authorization"], SigningName) ?? throw ServiceErrors.MissingAuthenticationToken();
        return _service.Sessions.Find(request.Headers["X-Amz-Security-Token"]) is { } session
            ? CallerIs(RoleArn.OfSession(session.RoleArn, session.Name), $"{RoleId}:{session.Name}", RoleArn.AccountOf(session.RoleArn), requestId)
            : CallerIs($"arn:{Partition.Of(caller.Region)}:iam::{_accountId}:user/local", UserId, _accountId, requestId);
    }

    private static HttpReply CallerIs(string arn, string userId, string account, string requestId) => Answer(
        "GetCallerIdentity",
        requestId,
        new XElement(Sts + "Arn", arn),
        new XElement(Sts + "UserId", userId),
        new XElement(Sts + "Account", account));

    private HttpReply AssumeRoleWithWebIdentity(NameValueCollection form, string requestId)
    {
        WebIdentitySession session = _webIdentity.AssumeRole(form);
        Credentials credentials = session.Credentials;
        return Answer(
            "AssumeRoleWithWebIdentity",
            requestId,
            new XElement(Sts + "SubjectFromWebIdentityToken", session.Subject),
            new XElement(Sts + "Audience", session.Audience),
            new XElement(
                Sts + "AssumedRoleUser",
                new XElement(Sts + "Arn", RoleArn.OfSession(session.RoleArn, session.Name)),
                new XElement(Sts + "AssumedRoleId", $"{RoleId}:{session.Name}")),
            new XElement(
                Sts + "Credentials",
                new XElement(Sts + "AccessKeyId", credentials.AccessKeyId),
                new XElement(Sts + "SecretAccessKey", credentials.SecretKey),
                new XElement(Sts + "SessionToken", credentials.SessionToken),
                new XElement(Sts + "Expiration", credentials.Expiration!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))),
            new XElement(Sts + "Provider", IdentityTokens.LoginKey));
    }

    private static HttpReply Answer(string action, string requestId, params XElement[] result) => Xml(200, new XElement(
        Sts + (action + "Response"),
        new XElement(Sts + (action + "Result"), result),
        new XElement(Sts + "ResponseMetadata", new XElement(Sts + "RequestId", requestId))));

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
