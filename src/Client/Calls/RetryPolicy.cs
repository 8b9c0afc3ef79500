using System.Globalization;
using CognitoIdentity.Api;

namespace CognitoIdentity.Client.Calls;

/// <summary>
/// Decides whether a failed call is sent again: the standard retries of the AWS SDKs with their retry quota, except that a throttled call
/// waits for its turn as long as others are accepted. Such a wait doesn't use the quota. A request that would take effect twice is not
/// sent again when its answer was lost.
/// </summary>
internal sealed class RetryPolicy
{
    private const int MostThrottled = 30;
    private const int FullQuota = 500;
    private const int RetryCost = 5;
    private const int TimeoutCost = 10;
    private const int SuccessGain = 1;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    // Without LimitExceededException: a retry can't change how many resources the account may have.
    private static readonly HashSet<string> ThrottlingCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        ErrorIds.Throttling, "ThrottlingException", "ThrottledException", "RequestThrottledException", ErrorCodes.TooManyRequests,
        "ProvisionedThroughputExceededException", "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
        "RequestThrottled", "SlowDown", "PriorRequestNotComplete",
    };

    private static readonly HashSet<string> PassingErrors = new(StringComparer.Ordinal)
    {
        ErrorIds.TooManyRequests, ErrorIds.Throttling, ErrorIds.ConcurrentModification, ErrorIds.InternalError, ErrorIds.ExternalService, ErrorIds.RequestTimeout,
    };

    private readonly int _maxRetries;
    private readonly object _gate = new();
    private int _quota = FullQuota;

    public RetryPolicy(int maxRetries) => _maxRetries = maxRetries;

    /// <summary>Whether the service throttled the call.</summary>
    public static bool IsThrottling(CognitoIdentityException failure) => failure.StatusCode is not null && ThrottlingCodes.Contains(failure.Code);

    /// <summary>Whether the same call may succeed later.</summary>
    public static bool MayPass(string code) => ThrottlingCodes.Contains(code) || PassingErrors.Contains(ErrorCodes.IdOf(code));

    /// <summary>The pause before a failed call is sent again; null if it is not.</summary>
    /// <param name="call">The call.</param>
    /// <param name="failure">The failure of its last attempt.</param>
    /// <param name="isClockCorrected">Whether a wrong clock was the cause, and has been corrected.</param>
    public TimeSpan? PauseAfter(Call call, CognitoIdentityException failure, bool isClockCorrected)
    {
        if (call.HasLostAnswer && call.LostAnswer is not null)
        {
            return null;
        }

        if (IsThrottling(failure))
        {
            // The rate limiter sets the wait.
            bool isLast = call.Throttled > _maxRetries && (_maxRetries == 0 || call.Throttled > MostThrottled || !call.Limiter!.IsAccepting);
            return isLast ? null : TimeSpan.Zero;
        }

        // A throttled attempt doesn't count as a retry, and must not double the pause.
        int retries = call.Attempts - call.Throttled;
        bool isTransient = failure.StatusCode is null or 500 or 502 or 503 or 504 || IsServiceTimeout(failure) || call.PassingErrors.Contains(failure.Code);
        return retries <= _maxRetries && (isClockCorrected || (isTransient && TakeQuota(call, failure)))
            ? TimeSpan.FromSeconds(Math.Min(Random.Shared.NextDouble() * Math.Pow(2, retries - 1), LongestPause.TotalSeconds))
            : null;
    }

    /// <summary>Returns to the quota what the retries of a successful call used.</summary>
    public void NoteSuccess(Call call)
    {
        lock (_gate)
        {
            _quota = Math.Min(FullQuota, _quota + (call.RetryCost > 0 ? call.RetryCost : SuccessGain));
        }
    }

    private static bool IsServiceTimeout(CognitoIdentityException failure) => failure.ErrorId == ErrorIds.RequestTimeout;

    private bool TakeQuota(Call call, CognitoIdentityException failure)
    {
        int cost = IsServiceTimeout(failure) || failure.Code == nameof(Texts.RequestTimedOut) ? TimeoutCost : RetryCost;
        lock (_gate)
        {
            if (_quota < cost)
            {
                return false;
            }

            _quota -= cost;
            call.RetryCost = cost;
            return true;
        }
    }
}

/// <summary>The service's clock, from the header Date of answers that reject a signature.</summary>
internal sealed class ServerClock
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private static readonly HashSet<string> ClockCodes = new(StringComparer.OrdinalIgnoreCase) { "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture" };

    // With one of these, the clock is the cause only if it is far from the service's.
    private static readonly HashSet<string> SignatureCodes = new(StringComparer.OrdinalIgnoreCase) { "InvalidSignatureException", "AuthFailure", "SignatureDoesNotMatch" };

    private long _offset;

    public DateTime UtcNow => DateTime.UtcNow.AddTicks(Volatile.Read(ref _offset));

    /// <summary>Whether an error shows that the clock was wrong. If so, corrects it with the time of the answer.</summary>
    public bool IsCorrected(string code, Attempt attempt)
    {
        bool isAboutTime = ClockCodes.Contains(code);
        if ((!isAboutTime && !SignatureCodes.Contains(code))
            || !DateTime.TryParseExact(
                attempt.Answer?.Header("Date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime serverTime)
            || (!isAboutTime && (attempt.Time - serverTime).Duration() <= Tolerance))
        {
            return false;
        }

        Volatile.Write(ref _offset, (serverTime - DateTime.UtcNow).Ticks);
        return true;
    }
}
