using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>
/// The errors of the service and their texts. Texts seen in real answers: pool or identity not found, invalid user pool
/// provider, missing token, the validation form, and all that <see cref="LoginErrors"/> marks so. The others are our choice.
/// </summary>
internal static class ServiceErrors
{
    public static ServiceException PoolNotFound(string poolId) => NotFound($"IdentityPool '{poolId}' not found.");

    public static ServiceException IdentityNotFound(string identityId) => NotFound($"Identity '{identityId}' not found.");

    public static ServiceException DeveloperUserNotFound() => NotFound("The developer user is not known in this identity pool.");

    public static ServiceException InvalidParameter(string message) => new(ErrorCodes.InvalidParameter, message);

    public static ServiceException InvalidUserPoolProvider() => InvalidParameter("Invalid Cognito Identity Provider");

    public static ServiceException NotAuthorized(string message) => new(ErrorCodes.NotAuthorized, message);

    public static ServiceException Conflict(string message) => new(ErrorCodes.ResourceConflict, message);

    public static ServiceException LoginConflict(string provider) => Conflict($"An identity can have one login of '{provider}', and these are two.");

    public static ServiceException DeveloperUserConflict() => Conflict("The developer user belongs to another identity.");

    public static ServiceException DeveloperUserAlreadyRegistered() =>
        new(ErrorCodes.DeveloperUserAlreadyRegistered, "The developer user is already registered with another identity.");

    public static ServiceException TooManyLogins(int most) => InvalidParameter($"An identity can have at most {most} logins.");

    public static ServiceException InvalidPoolConfiguration() =>
        new(ErrorCodes.InvalidIdentityPoolConfiguration, "Invalid identity pool configuration. Check assigned IAM roles for this pool.");

    public static ServiceException Validation(IReadOnlyCollection<string> problems) => new(ErrorCodes.Validation, ValidationText(problems));

    public static ServiceException Serialization(string message) => new(ErrorCodes.Serialization, message);

    public static ServiceException MissingAuthenticationToken() => new(ErrorCodes.MissingAuthenticationToken, "Missing Authentication Token");

    public static ServiceException IncompleteSignature(string message) => new(ErrorCodes.IncompleteSignature, message);

    public static ServiceException UnrecognizedClient() =>
        new(ErrorCodes.UnrecognizedClient, "The security token included in the request is invalid.");

    public static ServiceException InvalidSignature(string message) => new(ErrorCodes.InvalidSignature, message);

    public static ServiceException ExpiredToken() => new(ErrorCodes.ExpiredToken, "The security token included in the request is expired");

    public static ServiceException TooManyRequests() => new(ErrorCodes.TooManyRequests, "Rate exceeded");

    public static ServiceException NotHttp(string message) => new(ErrorCodes.BadRequest, message);

    public static ServiceException WebPage() => new(ErrorCodes.AccessDenied, "Requests from web pages (with an Origin header) are not answered.", 403);

    public static ServiceException UnknownOperation(int status = 400) => new(ErrorCodes.UnknownOperation, "The service has no such operation.", status);

    public static ServiceException TooLarge(int limit) => new(ErrorCodes.RequestEntityTooLarge, $"A request may have at most {limit} bytes.", 413);

    public static ServiceException Internal() => new(ErrorCodes.InternalError, "The service failed.", 500);

    private static ServiceException NotFound(string message) => new(ErrorCodes.ResourceNotFound, message);

    private static string ValidationText(IReadOnlyCollection<string> problems) =>
        $"{problems.Count} validation error{(problems.Count == 1 ? "" : "s")} detected: {string.Join("; ", problems)}";
}
