using System.Text.Json;

namespace CognitoIdentity.Api;

/// <summary>The errors of the API, under its names.</summary>
internal static class ErrorCodes
{
    public const string ConcurrentModification = "ConcurrentModificationException";
    public const string DeveloperUserAlreadyRegistered = "DeveloperUserAlreadyRegisteredException";
    public const string ExternalService = "ExternalServiceException";
    public const string InternalError = "InternalErrorException";
    public const string InvalidIdentityPoolConfiguration = "InvalidIdentityPoolConfigurationException";
    public const string InvalidParameter = "InvalidParameterException";
    public const string LimitExceeded = "LimitExceededException";
    public const string NotAuthorized = "NotAuthorizedException";
    public const string ResourceConflict = "ResourceConflictException";
    public const string ResourceNotFound = "ResourceNotFoundException";
    public const string TooManyRequests = "TooManyRequestsException";
}

/// <summary>The body of an error. Most errors spell the text <c>message</c>, some <c>Message</c>.</summary>
internal sealed class ErrorBody
{
    [Optional(nameof(Shapes.String), Name = "__type")]
    public string? Type { get; set; }

    [Optional(nameof(Shapes.String), Name = "message")]
    public string? Message { get; set; }

    [Optional(nameof(Shapes.String), Name = "Message")]
    public string? CapitalMessage { get; set; }

    /// <summary>Reads the body of an error; null if it is something else.</summary>
    public static ErrorBody? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return (ErrorBody)ApiJson.Read(json, StructureShape.Of(typeof(ErrorBody)));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
