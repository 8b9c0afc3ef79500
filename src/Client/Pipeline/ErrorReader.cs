using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using CognitoIdentity.Api;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>
/// Reads what an error answer says. The code is in the body's <c>__type</c> or a header, with or without a namespace before
/// it (<c>ns#Code</c>) and a colon with more after it (<c>Code:http://…</c>). A code is a name; an answer without one has no code.
/// </summary>
internal static class ErrorReader
{
    private static readonly Regex Form = new(@"\A[A-Za-z][\w.]{0,127}\z", RegexOptions.ECMAScript);

    private const string ErrorTypeHeader = "x-amzn-ErrorType";
    private const string ErrorMessageHeader = "x-amzn-ErrorMessage";
    private const int MaxBodyLength = 64 * 1024;

    public static async Task<AmazonServiceException> ReadAsync(
        Call call, Stream body, IWebResponseData response, Exception cause, CancellationToken cancellationToken)
    {
        ErrorBody? error = await ReadBodyAsync(body, cancellationToken).ConfigureAwait(false);
        string? code = Code(error?.Type, call.Tokens) ?? Code(response.GetHeaderValue(ErrorTypeHeader), call.Tokens);
        string? message = error?.Message ?? error?.CapitalMessage ?? response.GetHeaderValue(ErrorMessageHeader);

        return new AmazonServiceException(
            string.IsNullOrEmpty(message) ? code : MaskedText.Of(message, call.Tokens),
            cause,
            (int)response.StatusCode >= 500 ? ErrorType.Receiver : ErrorType.Sender,
            code,
            call.RequestId,
            response.StatusCode);
    }

    /// <summary>Whether a text is the name of an error, and not whatever somebody put in its place, such as a token that they were given.</summary>
    public static bool IsCode(string name, IEnumerable<string>? tokens) => Form.IsMatch(name) && tokens?.Contains(name) != true;

    private static async Task<ErrorBody?> ReadBodyAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            byte[] start = new byte[MaxBodyLength];
            int length = await body.ReadAtLeastAsync(start, MaxBodyLength, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return ErrorBody.Read(start.AsSpan(0, length));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string? Code(string? type, IEnumerable<string>? tokens)
    {
        if (string.IsNullOrEmpty(type))
        {
            return null;
        }

        string name = type[(type.IndexOf('#', StringComparison.Ordinal) + 1)..];
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        name = (colon < 0 ? name : name[..colon]).Trim();
        return IsCode(name, tokens) ? name : null;
    }
}
