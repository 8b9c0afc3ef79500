using System.Text.Json;
using System.Text.RegularExpressions;

namespace CognitoIdentity.UnitTests.LocalService.Fuzz;

/// <summary>Holds answers to the service's form: a JSON object or nothing, or an error of a known kind without a trace of our code.</summary>
internal static partial class WellFormed
{
    private static readonly HashSet<string> Errors =
    [
        "AccessDeniedException", "BadRequestException", "ConcurrentModificationException", "DeveloperUserAlreadyRegisteredException", "ExternalServiceException",
        "IncompleteSignatureException", "InvalidIdentityPoolConfigurationException", "InvalidParameterException", "InvalidSignatureException",
        "LimitExceededException", "MissingAuthenticationTokenException", "NotAuthorizedException", "RequestEntityTooLargeException",
        "ResourceConflictException", "ResourceNotFoundException", "SerializationException", "UnknownOperationException",
        "ValidationException",
    ];

    public static void Check(int status, ReadOnlyMemory<byte> body, string request)
    {
        if (status == 200 && body.IsEmpty)
        {
            return;
        }

        using JsonDocument answer = JsonDocument.Parse(body);
        Assert.Equal(JsonValueKind.Object, answer.RootElement.ValueKind);
        if (status != 200)
        {
            string type = answer.RootElement.GetProperty("__type").GetString()!;
            Assert.True(Errors.Contains(type), $"{type} for {request}");
            Assert.True(status is 400 or 403 or 404 or 413, $"{status} for {request}");
            string message = answer.RootElement.GetProperty("message").GetString()!;
            Assert.False(message.Length == 0 || OurCode().IsMatch(message), $"{message} for {request}");
        }
    }

    [GeneratedRegex(@"   at \w|System\.|CognitoIdentity\.Local|Exception\b")]
    private static partial Regex OurCode();
}
