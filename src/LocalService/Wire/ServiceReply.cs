using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>The service's answer: a status, JSON, and the error's type if it is one.</summary>
internal sealed record ServiceReply(int Status, ReadOnlyMemory<byte> Body, string? ErrorType, string? ErrorMessage = null)
{
    public static ServiceReply Success(ReadOnlyMemory<byte> body) => new(200, body, null);

    public static ServiceReply Failure(ServiceException error) =>
        new(error.Status, ApiJson.Write(new ErrorBody { Type = error.Type, Message = error.Message }), error.Type, error.Message);
}
