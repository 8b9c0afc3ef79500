using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>A wire format of calls, answers and errors.</summary>
internal interface IProtocol
{
    /// <summary>The service that signatures are made for.</summary>
    string SigningName { get; }

    /// <summary>The operation that a request names, or null if it doesn't exist.</summary>
    string? OperationOf(HttpRequest request);

    /// <exception cref="ServiceException">The call fails.</exception>
    HttpReply Answer(HttpRequest request, Caller? caller, string requestId);

    HttpReply ErrorReply(ServiceException error, string requestId);
}

/// <summary>AWS JSON 1.1: the operation is in the <c>X-Amz-Target</c> header, input and output are the bodies.</summary>
internal sealed class JsonProtocol : IProtocol
{
    public const string ContentType = "application/x-amz-json-1.1";
    private const string TargetPrefix = "AWSCognitoIdentityService.";
    private readonly CognitoIdentityService _service;

    public JsonProtocol(CognitoIdentityService service) => _service = service;

    public string SigningName => "cognito-identity";

    public string? OperationOf(HttpRequest request)
    {
        string target = request.Header("X-Amz-Target") ?? "";
        return target.StartsWith(TargetPrefix, StringComparison.Ordinal)
            && Operation.ByName.TryGetValue(target[TargetPrefix.Length..], out Operation? operation)
            ? operation.Name
            : null;
    }

    public HttpReply Answer(HttpRequest request, Caller? caller, string requestId) =>
        Reply(_service.Call(OperationOf(request) ?? throw ServiceErrors.UnknownOperation(), caller, request.Body));

    public HttpReply ErrorReply(ServiceException error, string requestId) => ErrorReply(error);

    public static HttpReply ErrorReply(ServiceException error) => Reply(ServiceReply.Failure(error));

    private static HttpReply Reply(ServiceReply reply) => new(reply.Status, ContentType, reply.Body, reply.ErrorType, reply.ErrorMessage);
}
