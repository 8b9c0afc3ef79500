using CognitoIdentity.Api;

namespace CognitoIdentity;

/// <summary>A call that failed, or could not be made. The message says what was wrong, and contains no secret.</summary>
public sealed class CognitoIdentityException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="code">The service's error code, or the name of one of our own errors (a name in <see cref="Texts"/>).</param>
    /// <param name="message">The error message.</param>
    /// <param name="innerException">The cause, or null.</param>
    public CognitoIdentityException(string code, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
    }

    /// <summary>Makes one of the module's own errors.</summary>
    /// <param name="errorId">The error: the name of its text in <see cref="Texts"/>.</param>
    /// <param name="values">The values for the placeholders in the text.</param>
    /// <param name="innerException">The cause, or null.</param>
    internal CognitoIdentityException(string errorId, object?[] values, Exception? innerException = null)
        : this(errorId, ErrorTexts.MessageOf(errorId).With(values), innerException)
    {
    }

    /// <summary>The service's error code, such as <c>ResourceNotFoundException</c>, or the name of one of our own errors.</summary>
    public string Code { get; }

    /// <summary>The code without the word Exception at its end: the ErrorId that PowerShell users see.</summary>
    public string ErrorId => ErrorCodes.IdOf(Code);

    /// <summary>The operation that failed, such as <c>DescribeIdentityPool</c>, or null if no request was made.</summary>
    public string? Operation { get; init; }

    /// <summary>The service's id of the request, for a support case; null when no answer came.</summary>
    public string? RequestId { get; init; }

    /// <summary>The HTTP status of the answer, or null when none came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Whether the same call may succeed later and can safely be repeated.</summary>
    public bool IsRetryable { get; init; }

    /// <summary>The remedy for this case; null if all errors of the code have the same remedy.</summary>
    public string? Remedy { get; internal set; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether an attempt may have taken effect though its answer was lost.</summary>
    internal bool MayHaveTakenEffect { get; init; }
}
