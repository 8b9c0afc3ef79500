using System.Text.Json;

namespace CognitoIdentity.Api;

/// <summary>The errors of the services, by ErrorId: their codes without the word Exception at the end.</summary>
internal static class ErrorIds
{
    // Of the API.
    public const string ConcurrentModification = "ConcurrentModification";
    public const string DeveloperUserAlreadyRegistered = "DeveloperUserAlreadyRegistered";
    public const string ExternalService = "ExternalService";
    public const string InternalError = "InternalError";
    public const string InvalidIdentityPoolConfiguration = "InvalidIdentityPoolConfiguration";
    public const string InvalidParameter = "InvalidParameter";
    public const string LimitExceeded = "LimitExceeded";
    public const string NotAuthorized = "NotAuthorized";
    public const string ResourceConflict = "ResourceConflict";
    public const string ResourceNotFound = "ResourceNotFound";
    public const string TooManyRequests = "TooManyRequests";

    // Of AWS services in general, of STS and of IAM.
    public const string AccessDenied = "AccessDenied";
    public const string BadRequest = "BadRequest";
    public const string EntityAlreadyExists = "EntityAlreadyExists";
    public const string ExpiredToken = "ExpiredToken";
    public const string IncompleteSignature = "IncompleteSignature";
    public const string InternalFailure = "InternalFailure";
    public const string InvalidClientTokenId = "InvalidClientTokenId";
    public const string InvalidIdentityToken = "InvalidIdentityToken";
    public const string InvalidSignature = "InvalidSignature";
    public const string MalformedPolicyDocument = "MalformedPolicyDocument";
    public const string MissingAuthenticationToken = "MissingAuthenticationToken";
    public const string NoSuchEntity = "NoSuchEntity";
    public const string RequestEntityTooLarge = "RequestEntityTooLarge";
    public const string RequestTimeout = "RequestTimeout";
    public const string Serialization = "Serialization";
    public const string SignatureDoesNotMatch = "SignatureDoesNotMatch";
    public const string Throttling = "Throttling";
    public const string UnknownOperation = "UnknownOperation";
    public const string UnrecognizedClient = "UnrecognizedClient";
    public const string Validation = "Validation";
    public const string ValidationError = "ValidationError";
}

/// <summary>The codes of errors as the API sends them.</summary>
internal static class ErrorCodes
{
    // The end of most codes, which ErrorIds don't have.
    private const string Suffix = "Exception";

    public const string ConcurrentModification = ErrorIds.ConcurrentModification + Suffix;
    public const string DeveloperUserAlreadyRegistered = ErrorIds.DeveloperUserAlreadyRegistered + Suffix;
    public const string ExternalService = ErrorIds.ExternalService + Suffix;
    public const string InternalError = ErrorIds.InternalError + Suffix;
    public const string InvalidIdentityPoolConfiguration = ErrorIds.InvalidIdentityPoolConfiguration + Suffix;
    public const string InvalidParameter = ErrorIds.InvalidParameter + Suffix;
    public const string LimitExceeded = ErrorIds.LimitExceeded + Suffix;
    public const string NotAuthorized = ErrorIds.NotAuthorized + Suffix;
    public const string ResourceConflict = ErrorIds.ResourceConflict + Suffix;
    public const string ResourceNotFound = ErrorIds.ResourceNotFound + Suffix;
    public const string TooManyRequests = ErrorIds.TooManyRequests + Suffix;

    public const string AccessDenied = ErrorIds.AccessDenied + Suffix;
    public const string BadRequest = ErrorIds.BadRequest + Suffix;
    public const string ExpiredToken = ErrorIds.ExpiredToken + Suffix;
    public const string IncompleteSignature = ErrorIds.IncompleteSignature + Suffix;
    public const string InvalidSignature = ErrorIds.InvalidSignature + Suffix;
    public const string MissingAuthenticationToken = ErrorIds.MissingAuthenticationToken + Suffix;
    public const string RequestEntityTooLarge = ErrorIds.RequestEntityTooLarge + Suffix;
    public const string Serialization = ErrorIds.Serialization + Suffix;
    public const string UnknownOperation = ErrorIds.UnknownOperation + Suffix;
    public const string UnrecognizedClient = ErrorIds.UnrecognizedClient + Suffix;
    public const string Validation = ErrorIds.Validation + Suffix;

    /// <summary>The ErrorId of a code.</summary>
    public static string IdOf(string code) =>
        code.Length > Suffix.Length && code.EndsWith(Suffix, StringComparison.Ordinal) ? code[..^Suffix.Length] : code;
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
