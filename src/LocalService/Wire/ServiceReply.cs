using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>The service's answer: a status, JSON, and the error's type if it is one.</summary>
internal sealed record ServiceReply(int Status, ReadOnlyMemory<byte> Body, string? ErrorType, string? ErrorMessage = null)
{
    public static ServiceReply Success(ReadOnlyMemory<byte> body) => new(200, body, null);

    public static ServiceReply Failure(ServiceException error) =>
        new(error.Status, ApiJson.Write(new ErrorBody { Type = error.Type, Message = error.Message }), error.Type, error.Message);
}

/// <summary>An answer that is an error.</summary>
internal sealed class ServiceException : Exception
{
    public ServiceException(string type, string message, int status = 400)
        : base(message)
    {
        Type = type;
        Status = status;
    }

    public string Type { get; }

    public int Status { get; }
}

/// <summary>An answer of STS that is an error, under the code that only STS has for it.</summary>
internal sealed class StsException : Exception
{
    public StsException(string code, string message)
        : base(message) => Code = code;

    public string Code { get; }
}
