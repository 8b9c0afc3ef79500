using System.Globalization;
using CognitoIdentity.Signing;

namespace CognitoIdentity.Local;

/// <summary>Who signed a call, and for which region.</summary>
internal sealed record Caller(string AccessKeyId, string Region);

/// <summary>
/// Finds the caller of a request. A service with keys checks the signature and its time, for these keys and for credentials that it issued.
/// A service without keys accepts any well-formed signature.
/// </summary>
internal sealed class Authenticator
{
    // Seen in answers of AWS: a signature is valid for 15 minutes. For times in the future, answers mostly show 5 minutes.
    private const int MinutesBack = 15;
    private const int MinutesAhead = 5;
    private readonly AwsKeys? _keys;
    private readonly RoleSessions _sessions;
    private readonly TimeProvider _clock;

    public Authenticator(AwsKeys? keys, RoleSessions sessions, TimeProvider clock)
    {
        _keys = keys;
        _sessions = sessions;
        _clock = clock;
    }

    /// <returns>The caller, or null if the request is not signed.</returns>
    /// <exception cref="ServiceException">The signature is malformed, for another service, or not valid.</exception>
    public Caller? Identify(HttpRequest request, string service)
    {
        AuthorizationHeader? header = AuthorizationHeader.Read(request.Header("Authorization"));
        if (header is null)
        {
            return null;
        }

        if (header.Service != service)
        {
            throw ServiceErrors.InvalidSignature($"Credential should be scoped to correct service: '{service}'.");
        }

        if (_keys is not null)
        {
            string? sessionToken = request.Header(SignatureV4.SessionTokenHeader);
            Verify(request, header, header.AccessKeyId == _keys.AccessKey ? _keys.SecretKey : TemporarySecret(header.AccessKeyId, sessionToken));
        }

        return new Caller(header.AccessKeyId, header.Region);
    }

    private string TemporarySecret(string accessKey, string? sessionToken) =>
        _sessions.Find(accessKey, sessionToken) is null ? throw ServiceErrors.UnrecognizedClient() : _sessions.SecretOf(accessKey);

    private void Verify(HttpRequest request, AuthorizationHeader header, string secretKey)
    {
        string time = request.Header(SignatureV4.DateHeader)
            ?? throw ServiceErrors.IncompleteSignature("The request has no X-Amz-Date header.");
        CheckTime(time, header.Date);

        string[] names = header.SignedHeaders.Split(';');
        if (!names.Contains("host"))
        {
            throw ServiceErrors.InvalidSignature("'Host' must be a 'SignedHeader' in the AWS Authorization.");
        }

        string[] values = Array.ConvertAll(names, name => request.Header(name) ?? string.Empty);
        var signed = new SignedRequest(request.Method, request.Path, request.Query, names, values, request.Body);
        if (!Secrets.AreSame(SignatureV4.Sign(signed, secretKey, time, header.Region, header.Service), header.Signature))
        {
            throw ServiceErrors.InvalidSignature(
                "The request signature we calculated does not match the signature you provided. "
                + "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
        }
    }

    private void CheckTime(string time, string scopeDate)
    {
        if (!DateTimeOffset.TryParseExact(
            time, SignatureV4.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset signed))
        {
            throw ServiceErrors.IncompleteSignature("X-Amz-Date is not of the form YYYYMMDDTHHMMSSZ.");
        }

        if (time[..8] != scopeDate)
        {
            throw ServiceErrors.InvalidSignature(
                $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scopeDate}' != '{time[..8]}', from '{time}'.");
        }

        DateTimeOffset now = _clock.GetUtcNow();
        DateTimeOffset earliest = now.AddMinutes(-MinutesBack), latest = now.AddMinutes(MinutesAhead);
        if (signed < earliest)
        {
            throw ServiceErrors.InvalidSignature(
                $"Signature expired: {time} is now earlier than {Text(earliest)} ({Text(now)} - {MinutesBack} min.)");
        }

        if (signed > latest)
        {
            throw ServiceErrors.InvalidSignature(
                $"Signature not yet current: {time} is still later than {Text(latest)} ({Text(now)} + {MinutesAhead} min.)");
        }
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(SignatureV4.TimeFormat, CultureInfo.InvariantCulture);
}
