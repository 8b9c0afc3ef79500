using System.Net.Sockets;
using CognitoIdentity.Api;
using CognitoIdentity.Client.Http;

namespace CognitoIdentity.Client.Calls;

/// <summary>Makes the errors that a call ends with.</summary>
internal static class CallErrors
{
    private const string TypeHeader = "x-amzn-ErrorType";
    private const string MessageHeader = "x-amzn-ErrorMessage";
    private const int LongestCode = 128;

    /// <summary>The error for what ended a call.</summary>
    public static CognitoIdentityException Of(Call call, Exception exception)
    {
        CognitoIdentityException failure = exception as CognitoIdentityException ?? NotConnected(call, exception);
        return failure.MayHaveTakenEffect && call.LostAnswer is { } lost ? Unclear(lost, failure) : failure;
    }

    /// <summary>
    /// The error in an answer. The code is in the body or a header, with or without a namespace before it (<c>ns#Code</c>) and a colon
    /// with more after it (<c>Code:http://…</c>). An answer without a code is not from the service: a gateway that timed out may have passed the
    /// request on. An answer with a code is from the service, even if it reports an internal error.
    /// </summary>
    public static CognitoIdentityException Of(Call call, HttpAnswer answer)
    {
        ErrorBody? body = call.ReadError(answer);
        if ((Code(body?.Type, call.Secrets) ?? Code(answer.Header(TypeHeader), call.Secrets)) is not { } code)
        {
            call.HasLostAnswer |= answer.Status >= 500;
            return Unreadable(call, answer);
        }

        string? message = body?.Message ?? body?.CapitalMessage ?? answer.Header(MessageHeader);
        return new CognitoIdentityException(code, string.IsNullOrEmpty(message) ? code : MaskedText.Of(message!, call.Secrets))
        {
            Operation = call.Operation,
            RequestId = call.RequestId,
            StatusCode = answer.Status,
            IsRetryable = answer.Status >= 500 || RetryPolicy.MayPass(code),
            Attempts = call.Attempts,
            MayHaveTakenEffect = call.HasLostAnswer,
        };
    }

    /// <summary>The error for an answer that can't be read, or is too long to read.</summary>
    public static CognitoIdentityException Unreadable(Call call, HttpAnswer answer) => Unreadable(
        call,
        answer,
        answer.IsCut && answer.IsSuccess
            ? Texts.ResponseTooLong.With(HttpAnswer.LimitInMegabytes)
            : $"{(answer.ContentType is { } type ? MaskedText.Short(type, call.Secrets) : "no content type")}, {answer.Length} bytes");

    /// <summary>The error for an answer that isn't the service's.</summary>
    public static CognitoIdentityException Unreadable(Call call, HttpAnswer answer, string seen) =>
        new(nameof(Texts.ResponseInvalid), [call.ServiceName, call.Operation, answer.Status, seen])
        {
            Operation = call.Operation,
            RequestId = call.RequestId,
            StatusCode = answer.Status,
            IsRetryable = answer.Status >= 500,
            Attempts = call.Attempts,
            MayHaveTakenEffect = call.HasLostAnswer || answer.IsSuccess,
        };

    public static CognitoIdentityException TimedOut(Call call, Exception cause) =>
        WithoutAnswer(call, nameof(Texts.RequestTimedOut), [call.ServiceName, call.Operation, Texts.CountAttempts.Counted(call.Attempts), call.Elapsed.TotalSeconds], cause);

    public static CognitoIdentityException NotConnected(Call call, Exception cause) =>
        WithoutAnswer(call, nameof(Texts.ConnectionFailed), [call.ServiceName, MaskedText.Of(Innermost(cause).Message, call.Secrets), Texts.CountAttempts.Counted(call.Attempts), call.Elapsed.TotalSeconds], cause);

    /// <summary>Whether a text is an error code. Anything else may be a secret, such as a token that was sent.</summary>
    public static bool IsCode(string name, IEnumerable<string>? tokens) =>
        name.Length is > 0 and <= LongestCode
        && char.IsAsciiLetter(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.')
        && tokens?.Contains(name) != true;

    /// <summary>The inner exception is left out if it may quote a token, because its text may come from a server.</summary>
    private static CognitoIdentityException WithoutAnswer(Call call, string errorId, object?[] values, Exception cause) =>
        new(errorId, values, call.Tokens is null ? cause : null)
        {
            Operation = call.Operation,
            IsRetryable = true,
            Attempts = call.Attempts,
            MayHaveTakenEffect = call.HasLostAnswer,
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

    private static string? Code(string? type, IEnumerable<string>? tokens)
    {
        if (string.IsNullOrEmpty(type))
        {
            return null;
        }

        string name = type![(type.IndexOf('#', StringComparison.Ordinal) + 1)..];
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        name = (colon < 0 ? name : name[..colon]).Trim();
        return IsCode(name, tokens) ? name : null;
    }

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner && exception is not (SocketException or TimeoutException))
        {
            exception = inner;
        }

        return exception;
    }
}
