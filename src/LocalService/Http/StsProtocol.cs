using System.Globalization;
using System.Xml.Linq;

namespace CognitoIdentity.Local;

/// <summary>The part of AWS STS that identity pools need: the caller's identity, and the classic flow.</summary>
internal sealed class StsProtocol : QueryProtocol
{
    private const string UserId = "AIDALOCALSERVICE00000";
    private const string UnknownRoleId = "AROALOCALSERVICE00000";
    private readonly CognitoIdentityService _service;
    private readonly WebIdentity _webIdentity;

    public StsProtocol(CognitoIdentityService service)
        : base("sts", "https://sts.amazonaws.com/doc/2011-06-15/")
    {
        _service = service;
        _webIdentity = new WebIdentity(service);
        Add("GetCallerIdentity", GetCallerIdentity);
        Add("AssumeRoleWithWebIdentity", AssumeRole);
    }

    private XElement[] GetCallerIdentity(QueryCall call)
    {
        Caller caller = call.Caller;
        return _service.Sessions.Find(caller.AccessKeyId, call.SessionToken) is { } session
            ? CallerIs(RoleArn.OfSession(session.RoleArn, session.Name), IdOf(session.RoleArn, session.Name), RoleArn.AccountOf(session.RoleArn))
            : CallerIs($"arn:{Partition.Of(caller.Region).Name}:iam::{_service.AccountId}:user/local", UserId, _service.AccountId);
    }

    private XElement[] CallerIs(string arn, string userId, string account) =>
        [Element("Arn", arn), Element("UserId", userId), Element("Account", account)];

    private XElement[] AssumeRole(QueryCall call)
    {
        WebIdentitySession session = _webIdentity.AssumeRole(call.Read<AssumeRoleRequest>());
        Credentials credentials = session.Credentials;
        return
        [
            Element("SubjectFromWebIdentityToken", session.Identity.IdentityId),
            Element("Audience", session.Identity.PoolId),
            Element(
                "AssumedRoleUser",
                Element("Arn", RoleArn.OfSession(session.RoleArn, session.Name)),
                Element("AssumedRoleId", IdOf(session.RoleArn, session.Name))),
            Element(
                "Credentials",
                Element("AccessKeyId", credentials.AccessKeyId),
                Element("SecretAccessKey", credentials.SecretKey),
                Element("SessionToken", credentials.SessionToken),
                Element("Expiration", credentials.Expiration!.Value.ToString(Credentials.ExpirationFormat, CultureInfo.InvariantCulture))),
            Element("Provider", IdentityTokens.LoginKeyOf(session.Identity.Region)),
        ];
    }

    private string IdOf(string roleArn, string sessionName) => $"{_service.Roles.FindByArn(roleArn)?.Id ?? UnknownRoleId}:{sessionName}";
}
