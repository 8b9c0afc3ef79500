using System.Text.Json;
using CognitoIdentity.Api;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Http;

namespace CognitoIdentity.Client.Calls;

/// <summary>A call of Amazon Cognito Federated Identities: AWS JSON 1.1.</summary>
internal sealed class CognitoIdentityCall : Call
{
    private const int ShortestToken = 50;

    private readonly object _request;
    private readonly Operation _operation;

    public CognitoIdentityCall(object request, Operation operation, ServiceSettings settings, CredentialResolver? credentials, CallEvents? events)
        : base(settings, operation.IsSigned ? credentials : null, events)
    {
        _request = request;
        _operation = operation;
    }

    public override string Operation => _operation.Name;

    public override string SigningName => "cognito-identity";

    public override string ContentType => "application/x-amz-json-1.1";

    public override string? Target => "AWSCognitoIdentityService." + _operation.Name;

    /// <summary>
    /// The logins of a signed request may be ids of developer users. They aren't secret and errors need them, so short values are not masked.
    /// </summary>
    public override IEnumerable<string>? Tokens =>
        (_request as ILoginRequest)?.Logins?.Values.Where(value => !_operation.IsSigned || value.Length >= ShortestToken);

    public override LostAnswer? LostAnswer => _operation.IfLost(_request);

    public override string? DoneCode => _operation.DoneCode;

    public override object EmptyAnswer => _operation.Answer.Create();

    public override object ReadAnswer(HttpAnswer answer)
    {
        object read;
        try
        {
            // An operation without output may answer with nothing at all; any other answer is an object.
            read = answer.Length == 0 && _operation.Answer.Members.Length == 0 ? EmptyAnswer : ApiJson.Read(answer.Body, _operation.Answer);
        }
        catch (JsonException)
        {
            // No inner exception: its message quotes the answer, which may contain secrets.
            throw CallErrors.Unreadable(this, answer);
        }

        return _operation.Answer.Fault(read) is { } fault ? throw CallErrors.Unreadable(this, answer, fault.ToString()) : read;
    }

    public override ErrorBody? ReadError(HttpAnswer answer) => ErrorBody.Read(answer.Body);

    protected override byte[] WriteContent() => ApiJson.Write(_request);
}
