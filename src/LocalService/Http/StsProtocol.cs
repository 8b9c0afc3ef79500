using System.Collections.Specialized;
using System.Globalization;
using System.Text;
using System.Web;
using System.Xml;
using System.Xml.Linq;
using CognitoIdentity.Api;
using CognitoIdentity.Signing;

namespace CognitoIdentity.Local;

/// <summary>
/// What clients of identity pools need of AWS STS: who they are, and the classic flow. AWS query protocol: a form in, XML out.
/// </summary>
internal sealed class StsProtocol : IProtocol
{
    public const string FormContentType = "application/x-www-form-urlencoded";
    private const string ContentType = "text/xml";
    private const string GetCallerIdentity = "GetCallerIdentity";
    private const string AssumeRoleWithWebIdentity = "AssumeRoleWithWebIdentity";
    private const int NameLimit = 100;
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

    public string SigningName => "sts";

    public string? OperationOf(HttpRequest request) => Form(request)["Action"] is (GetCallerIdentity or AssumeRoleWithWebIdentity) and var action ? action : null;

    public HttpReply Answer(HttpRequest request, Caller? caller, string requestId)
    {
        NameValueCollection form = Form(request);
        try
        {
            return form["Action"] switch
            {
                GetCallerIdentity => Describe(
                    caller ?? throw ServiceErrors.MissingAuthenticationToken(), request.Header(SignatureV4.SessionTokenHeader), requestId),
                AssumeRoleWithWebIdentity => AssumeRole(form, requestId),
                var action => Error(400, "InvalidAction", $"Could not find operation {action?[..Math.Min(action.Length, NameLimit)]} in the local service.", requestId),
            };
        }
        catch (StsException error)
        {
            return Error(400, error.Code, error.Message, requestId);
        }
    }

    // The query protocol has names of its own for what all services of AWS have in common.
    public HttpReply ErrorReply(ServiceException error, string requestId) => error.Type switch
    {
        ErrorCodes.TooManyRequests => Error(400, ErrorIds.Throttling, error.Message, requestId),
        ErrorCodes.InternalError => Error(500, ErrorIds.InternalFailure, error.Message, requestId, "Receiver"),
        ErrorCodes.UnrecognizedClient => Error(403, ErrorIds.InvalidClientTokenId, error.Message, requestId),
        ErrorCodes.InvalidSignature => Error(403, ErrorIds.SignatureDoesNotMatch, error.Message, requestId),
        _ => Error(403, ErrorCodes.IdOf(error.Type), error.Message, requestId),
    };

    private HttpReply Describe(Caller caller, string? sessionToken, string requestId) =>
        _service.Sessions.Find(caller.AccessKeyId, sessionToken) is { } session
            ? CallerIs(RoleArn.OfSession(session.RoleArn, session.Name), $"{RoleId}:{session.Name}", RoleArn.AccountOf(session.RoleArn), requestId)
            : CallerIs($"arn:{Partition.Of(caller.Region).Name}:iam::{_accountId}:user/local", UserId, _accountId, requestId);

    private static HttpReply CallerIs(string arn, string userId, string account, string requestId) => Reply(
        GetCallerIdentity,
        requestId,
        new XElement(Sts + "Arn", arn),
        new XElement(Sts + "UserId", userId),
        new XElement(Sts + "Account", account));

    private HttpReply AssumeRole(NameValueCollection form, string requestId)
    {
        WebIdentitySession session = _webIdentity.AssumeRole(form);
        Credentials credentials = session.Credentials;
        return Reply(
            AssumeRoleWithWebIdentity,
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
                new XElement(Sts + "Expiration", credentials.Expiration!.Value.ToString(Credentials.ExpirationFormat, CultureInfo.InvariantCulture))),
            new XElement(Sts + "Provider", IdentityTokens.LoginKey));
    }

    private static NameValueCollection Form(HttpRequest request) => HttpUtility.ParseQueryString(Encoding.UTF8.GetString(request.Body));

    private static HttpReply Reply(string action, string requestId, params XElement[] result) => Xml(200, new XElement(
        Sts + (action + "Response"),
        new XElement(Sts + (action + "Result"), result),
        new XElement(Sts + "ResponseMetadata", new XElement(Sts + "RequestId", requestId))));

    private static HttpReply Error(int status, string code, string message, string requestId, string atFault = "Sender") => Xml(
        status,
        new XElement(
            Sts + "ErrorResponse",
            new XElement(
                Sts + "Error",
                new XElement(Sts + "Type", atFault),
                new XElement(Sts + "Code", code),
                new XElement(Sts + "Message", Printable(message))),
            new XElement(Sts + "RequestId", requestId)),
        code);

    private static HttpReply Xml(int status, XElement document, string? errorCode = null) =>
        new(status, ContentType, Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)), errorCode);

    // What XML can't hold is left out.
    private static string Printable(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}
