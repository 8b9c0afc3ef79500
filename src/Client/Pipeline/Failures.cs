using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using CognitoIdentity.Api;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Turns whatever ends a call into one clear exception.</summary>
internal static class Failures
{
    private static readonly HashSet<string> Retryable = new(StringComparer.Ordinal)
    {
        ErrorIds.TooManyRequests, ErrorIds.Throttling, ErrorIds.ConcurrentModification, ErrorIds.InternalError, ErrorIds.ExternalService, ErrorIds.RequestTimeout,
    };

    public static CognitoIdentityException Translate(Call call, Exception exception)
    {
        CognitoIdentityException failure = Read(call, exception);
        return failure.MayHaveTakenEffect && call.LostAnswer is { } lost ? Unclear(lost, failure) : failure;
    }

    /// <summary>
    /// Whether an attempt may have taken effect though it brought no answer. An error with a code is one, also where it says that the
    /// service failed: the service is taken at its word. A gateway that gave up may have passed the request on.
    /// </summary>
    public static bool IsLostAnswer(Exception exception) => exception switch
    {
        AmazonServiceException { StatusCode: not 0 } error => error.ErrorCode is null && (int)error.StatusCode >= 500,
        RequestUnsentException => false,
        CognitoIdentityException { MayHaveTakenEffect: true } => true,
        HttpRequestException or IOException or OperationCanceledException => true,
        { InnerException: { } cause } => IsLostAnswer(cause),
        _ => false,
    };

    private static CognitoIdentityException Read(Call call, Exception exception) => exception switch
    {
        CognitoIdentityException known => known,
        AmazonServiceException { ErrorCode: not null } error => Refused(call, error),
        AmazonServiceException { InnerException: HttpErrorResponseException { Response: { } response } } error => InvalidResponse(call, response, error),
        OperationCanceledException or AttemptTimeoutException => TimedOut(call, exception),
        AmazonClientException { InnerException: AmazonServiceException inner } => Read(call, inner),
        _ => NotConnected(call, exception),
    };

    /// <summary>An answer that can't be read, or is read no further.</summary>
    public static CognitoIdentityException InvalidResponse(Call call, IWebResponseData response, Exception? cause) => InvalidResponse(
        call,
        response.StatusCode,
        cause is InvalidDataException
            ? cause.Message
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(response.ContentType is { } type ? MaskedText.Short(type, call.Tokens) : "no content type")}, {response.ContentLength} bytes"),
        cause);

    /// <summary>An answer that is not the service's, and how that shows.</summary>
    public static CognitoIdentityException InvalidResponse(Call call, HttpStatusCode status, string seen, Exception? cause = null) =>
        new(nameof(Texts.ResponseInvalid), [Address(call), call.Operation.Name, (int)status, seen], cause)
        {
            Operation = call.Operation.Name,
            RequestId = call.RequestId,
            StatusCode = (int)status,
            IsRetryable = (int)status >= 500,
            Attempts = call.Attempts,
            MayHaveTakenEffect = call.HasLostAnswer || (int)status < 300,
        };

    private static CognitoIdentityException Unclear(LostAnswer lost, CognitoIdentityException failure) =>
        new(lost.ErrorId, [lost.Subject, failure.Message], failure)
        {
            Operation = failure.Operation,
            RequestId = failure.RequestId,
            StatusCode = failure.StatusCode,
            Attempts = failure.Attempts,
            Remedy = lost.Remedy,
            MayHaveTakenEffect = true,
        };

    private static CognitoIdentityException Refused(Call call, AmazonServiceException error) =>
        new(error.ErrorCode, error.Message, error)
        {
            Operation = call.Operation.Name,
            RequestId = call.RequestId,
            StatusCode = (int)error.StatusCode,
            IsRetryable = (int)error.StatusCode >= 500 || Retryable.Contains(CognitoIdentityException.IdOf(error.ErrorCode)),
            Attempts = call.Attempts,
            MayHaveTakenEffect = call.HasLostAnswer,
        };

    private static CognitoIdentityException TimedOut(Call call, Exception cause) =>
        new(nameof(Texts.RequestTimedOut), [Address(call), call.Operation.Name, call.Settings.Timeout.TotalSeconds], cause)
        {
            Operation = call.Operation.Name,
            IsRetryable = true,
            Attempts = call.Attempts,
            MayHaveTakenEffect = call.HasLostAnswer,
        };

    private static CognitoIdentityException NotConnected(Call call, Exception cause) =>
        new(nameof(Texts.ConnectionFailed), [Address(call), Innermost(cause).Message], cause)
        {
            Operation = call.Operation.Name,
            IsRetryable = true,
            Attempts = call.Attempts,
            MayHaveTakenEffect = call.HasLostAnswer,
        };

    private static string Address(Call call) => call.Settings.Endpoint.GetLeftPart(UriPartial.Authority);

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner && exception is not (SocketException or TimeoutException))
        {
            exception = inner;
        }

        return exception;
    }
}
