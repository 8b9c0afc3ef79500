namespace CognitoIdentity.Local;

/// <summary>
/// The errors of the service and their texts. Texts seen in real answers: pool not found, invalid user pool provider,
/// missing token, the validation form. The others are our choice.
/// </summary>
internal static class ServiceErrors
{
    public static ServiceException PoolNotFound(string poolId) => new("ResourceNotFoundException", $"IdentityPool '{poolId}' not found.");

    public static ServiceException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static ServiceException InvalidUserPoolProvider() => InvalidParameter("Invalid Cognito Identity Provider");

    public static ServiceException NotAuthorized(string message) => new("NotAuthorizedException", message);

    public static ServiceException Validation(IReadOnlyCollection<string> problems) =>
        new("ValidationException", $"{problems.Count} validation error{(problems.Count == 1 ? "" : "s")} detected: {string.Join("; ", problems)}");

    public static ServiceException Serialization(string message) => new("SerializationException", message);

    public static ServiceException MissingAuthenticationToken() => new("MissingAuthenticationTokenException", "Missing Authentication Token");

    public static ServiceException IncompleteSignature(string message) => new("IncompleteSignatureException", message);

    public static ServiceException UnrecognizedClient() =>
        new("UnrecognizedClientException", "The security token included in the request is invalid.");

    public static ServiceException InvalidSignature(string message) => new("InvalidSignatureException", message);

    public static ServiceException TooManyRequests() => new("TooManyRequestsException", "Rate exceeded");

    public static ServiceException NotHttp(string message) => new("BadRequestException", message);

    public static ServiceException WebPage() => new("AccessDeniedException", "Requests from web pages (with an Origin header) are not answered.", 403);

    public static ServiceException UnknownOperation(int status = 400) => new("UnknownOperationException", "The service has no such operation.", status);

    // 400: clients retry a 5xx.
    public static ServiceException NotThereYet(string operation) =>
        new("UnsupportedOperationException", $"The local service does not have the operation {operation} yet.");

    public static ServiceException TooLarge(int limit) => new("RequestEntityTooLargeException", $"A request may have at most {limit} bytes.", 413);

    public static ServiceException Internal() => new("InternalErrorException", "The service failed.", 500);
}
