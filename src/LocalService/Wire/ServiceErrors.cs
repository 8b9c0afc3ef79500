using System.Globalization;
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

/// <summary>The errors for denied logins and denied guests. The texts were seen in real answers, except those marked as ours.</summary>
internal static class LoginErrors
{
    public static ServiceException NoGuests() => ServiceErrors.NotAuthorized("Unauthenticated access is not supported for this identity pool.");

    public static ServiceException Forbidden(string identityId) => ServiceErrors.NotAuthorized($"Access to Identity '{identityId}' is forbidden.");

    public static ServiceException NoMatch() =>
        ServiceErrors.NotAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool.");

    public static ServiceException UnsupportedProvider() =>
        ServiceErrors.NotAuthorized("Token is not from a supported provider of this identity pool.");

    public static ServiceException NotPublic() => ServiceErrors.InvalidParameter("Please provide a valid public provider");

    public static ServiceException UnsupportedDeveloperProvider() =>
        ServiceErrors.InvalidParameter("This identity pool does not support the specified developer provider");

    // Ours.
    public static ServiceException NoDeveloperUser() =>
        ServiceErrors.InvalidParameter(
            $"Please provide a user of the developer provider, with an identifier of at most {Shapes.DeveloperUserIdentifier.Max} characters");

    public static ServiceException ClassicFlowDisabled() =>
        ServiceErrors.InvalidParameter("Basic (classic) flow is not enabled, please use enhanced flow.");

    public static ServiceException ClassicFlowWithRoleMappings() =>
        ServiceErrors.InvalidParameter("Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.");

    public static ServiceException NotAToken() => Invalid("Not a valid OpenId Connect identity token.");

    public static ServiceException NotOurToken() => Invalid("Not a Cognito token.");

    public static ServiceException OurToken() => Invalid("Can't pass in a Cognito token.");

    public static ServiceException WrongIssuer() => Invalid("Issuer doesn't match providerName");

    public static ServiceException MissingClaim(string name) => Invalid($"Missing a required claim: {name}");

    public static ServiceException WrongSignature() => Invalid("Couldn't verify signed token.");

    // Real answers show the later time, which is now, first.
    public static ServiceException Expired(long expiry, long now) =>
        Invalid(string.Create(CultureInfo.InvariantCulture, $"Token expired: {now} >= {expiry}"));

    private static ServiceException Invalid(string reason) => ServiceErrors.NotAuthorized($"Invalid login token. {reason}");
}

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

/// <summary>An error of the query protocol, with the code of STS or IAM.</summary>
internal sealed class QueryException : Exception
{
    public QueryException(string code, string message, int status = 400)
        : base(message)
    {
        Code = code;
        Status = status;
    }

    public string Code { get; }

    public int Status { get; }
}
