using CognitoIdentity.Api;
using CognitoIdentity.Client.Calls;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>When a failed call is retried, and after which pause.</summary>
public sealed class RetryPolicyTests
{
    private const int MaxRetries = 2;
    private const int RetriesInQuota = 100;

    private static readonly ServiceSettings Settings = new(
        "us-east-1", "aws", new Uri("http://127.0.0.1:9"), EndpointSource: null, TimeSpan.FromSeconds(30), MaxRetries + 1, CaBundle: null);

    private readonly RetryPolicy _policy = new(MaxRetries);

    [Theory]
    [InlineData(null, true)]
    [InlineData(400, false)]
    [InlineData(403, false)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    public void A_call_with_a_temporary_error_is_repeated(int? status, bool isSentAgain) =>
        Assert.Equal(isSentAgain, Pause(NewCall(attempts: 1), "SomeException", status) is not null);

    [Fact]
    public void A_call_is_sent_as_often_as_the_settings_say()
    {
        Assert.NotNull(Pause(NewCall(attempts: 2), "InternalErrorException", 500));
        Assert.Null(Pause(NewCall(attempts: 3), "InternalErrorException", 500));
    }

    [Fact]
    public void A_pause_is_at_most_a_second_and_doubles()
    {
        for (int i = 0; i < 50; i++)
        {
            Assert.InRange(Pause(NewCall(attempts: 1), "InternalErrorException", 500)!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(1));
            Assert.InRange(Pause(NewCall(attempts: 7, throttled: 5), "InternalErrorException", 500)!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        }
    }

    [Fact]
    public void Retries_end_when_their_quota_is_used_up_and_go_on_when_calls_succeed()
    {
        Call last = NewCall(attempts: 1);
        for (int i = 0; i < RetriesInQuota; i++)
        {
            Assert.NotNull(Pause(last = NewCall(attempts: 1), "InternalErrorException", 500));
        }

        Assert.Null(Pause(NewCall(attempts: 1), "InternalErrorException", 500));

        _policy.NoteSuccess(last);
        Assert.NotNull(Pause(NewCall(attempts: 1), "InternalErrorException", 500));
        Assert.Null(Pause(NewCall(attempts: 1), "InternalErrorException", 500));
    }

    [Theory]
    [InlineData("TooManyRequestsException")]
    [InlineData("Throttling")]
    [InlineData("SlowDown")]
    public void A_throttled_call_takes_nothing_of_the_quota(string code)
    {
        for (int i = 0; i <= RetriesInQuota; i++)
        {
            Assert.Equal(TimeSpan.Zero, Pause(NewCall(attempts: 1, throttled: 1), code, 400));
        }

        Assert.NotNull(Pause(NewCall(attempts: 1), "InternalErrorException", 500));
    }

    [Fact]
    public void A_quota_of_things_is_not_throttling() => Assert.Null(Pause(NewCall(attempts: 1), "LimitExceededException", 400));

    [Fact]
    public void A_request_that_would_take_effect_twice_is_not_sent_again()
    {
        var call = new CognitoIdentityCall(new CreateIdentityPoolRequest(), Operation.Of(typeof(CreateIdentityPoolRequest)), Settings, credentials: null, events: null)
        {
            Attempts = 1,
            HasLostAnswer = true,
        };

        Assert.Null(Pause(call, "ConnectionFailed", status: null));
    }

    private static CognitoIdentityCall NewCall(int attempts, int throttled = 0) =>
        new(new GetIdRequest(), Operation.Of(typeof(GetIdRequest)), Settings, credentials: null, events: null)
        {
            Attempts = attempts,
            Throttled = throttled,
            Limiter = new AdaptiveRateLimiter(TimeProvider.System, new Random(1)),
        };

    private TimeSpan? Pause(Call call, string code, int? status) =>
        _policy.PauseAfter(call, new CognitoIdentityException(code, "Failed.") { StatusCode = status }, isClockCorrected: false);
}
