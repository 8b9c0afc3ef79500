using System.Net;

namespace CognitoIdentity.Local;

/// <summary>AWS JSON 1.1: the operation is in the <c>X-Amz-Target</c> header, input and output are the bodies.</summary>
internal sealed class JsonProtocol
{
    private const string ContentType = "application/x-amz-json-1.1";
    private const string TargetPrefix = "AWSCognitoIdentityService.";
    private const string SigningName = "cognito-identity";
    private readonly CognitoIdentityService _service;

    public JsonProtocol(CognitoIdentityService service) => _service = service;

    public HttpReply Answer(HttpListenerRequest request, ReadOnlyMemory<byte> body)
    {
        string target = request.Headers["X-Amz-Target"] ?? "";
        string operation = target.StartsWith(TargetPrefix, StringComparison.Ordinal) ? target[TargetPrefix.Length..] : "";
        try
        {
            return Reply(_service.Call(operation, CredentialScope.Read(request.Headers["Authorization"], SigningName), body));
        }
        catch (ServiceException error)
        {
            return Refuse(error);
        }
    }

    public static HttpReply Refuse(ServiceException error) => Reply(ServiceReply.Failure(error));

    private static HttpReply Reply(ServiceReply reply) => new(reply.Status, ContentType, reply.Body, reply.ErrorType);
}
