namespace CognitoIdentity.Local;

/// <summary>A way to write calls, answers and errors.</summary>
internal interface IProtocol
{
    /// <summary>The service that signatures are made for.</summary>
    string SigningName { get; }

    /// <summary>The operation that a request asks for, or null if there is none of that name.</summary>
    string? OperationOf(HttpRequest request);

    /// <exception cref="ServiceException">The call fails.</exception>
    HttpReply Answer(HttpRequest request, Caller? caller, string requestId);

    HttpReply ErrorReply(ServiceException error, string requestId);
}
