using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class QuotaTests : IDisposable
{
    private static readonly LocalServiceOptions Enforced = new() { EnforceQuota = true };
    private readonly ManualClock _clock = new();
    private readonly RunningService _running;

    public QuotaTests() => _running = RunningService.With(Enforced, _clock);

    public static TheoryData<string, int> Published => new()
    {
        { "GetId", 25 },
        { "GetOpenIdToken", 200 },
        { "GetCredentialsForIdentity", 200 },
        { "GetOpenIdTokenForDeveloperIdentity", 50 },
        { "ListIdentities", 5 },
        { "DeleteIdentities", 10 },
        { "TagResource", 5 },
        { "UntagResource", 5 },
        { "ListTagsForResource", 10 },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public async Task Calls_beyond_the_quota_of_a_second_are_throttled(string operation, int quota)
    {
        Assert.Equal(quota, await CountTakenAsync(operation, quota + 3));

        Answer answer = await _running.CallAsync(operation, "{}");
        Assert.Equal("Rate exceeded", answer.Failed("TooManyRequestsException"));
    }

    [Fact]
    public async Task Operations_without_a_published_quota_are_not_throttled() => Assert.Equal(300, await CountTakenAsync("ListIdentityPools", 300));

    [Fact]
    public async Task STS_and_the_well_known_documents_have_no_quota()
    {
        for (int number = 0; number < 300; number++)
        {
            Answer assumed = await _running.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/")
            {
                Content = new FormUrlEncodedContent([new("Action", "AssumeRoleWithWebIdentity")]),
            });
            Assert.Contains("<Code>ValidationError</Code>", assumed.Text, StringComparison.Ordinal);
            (await _running.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/.well-known/jwks_uri"))).Succeeded();
        }
    }

    [Fact]
    public async Task Regions_and_operations_have_quotas_of_their_own()
    {
        await CountTakenAsync("TagResource", 6);

        Assert.Equal(5, await CountTakenAsync("TagResource", 6, "us-east-1"));
        Assert.Equal(5, await CountTakenAsync("UntagResource", 6));
    }

    [Fact]
    public async Task The_region_of_an_unsigned_call_comes_from_its_id()
    {
        async Task<int> callAsync(string region)
        {
            int taken = 0;
            for (int number = 0; number < 30; number++)
            {
                Answer answer = await _running.SendAsync(RunningService.Request("GetId", $$"""{"IdentityPoolId":"{{region}}:0"}""", authorization: null));
                taken += IsThrottled(answer) ? 0 : 1;
            }

            return taken;
        }

        Assert.Equal(25, await callAsync("eu-west-1"));
        Assert.Equal(25, await callAsync("eu-west-2"));
    }

    [Fact]
    public async Task Time_fills_the_quota_again_up_to_a_seconds_worth()
    {
        await CountTakenAsync("TagResource", 6);

        _clock.Advance(TimeSpan.FromMilliseconds(400));
        Assert.Equal(2, await CountTakenAsync("TagResource", 6));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(5, await CountTakenAsync("TagResource", 6));
    }

    [Fact]
    public async Task Moving_the_clock_fills_the_quota_forwards_and_not_backwards()
    {
        await CountTakenAsync("TagResource", 6);

        _running.Service.ClockOffset = TimeSpan.FromSeconds(-10);
        Assert.Equal(0, await CountTakenAsync("TagResource", 1));
        _running.Service.ClockOffset = TimeSpan.FromSeconds(-9);
        Assert.Equal(5, await CountTakenAsync("TagResource", 6));
    }

    [Fact]
    public async Task Quotas_hold_only_where_they_are_asked_for()
    {
        using RunningService running = RunningService.With(new LocalServiceOptions(), _clock);
        for (int number = 0; number < 20; number++)
        {
            Assert.False(IsThrottled(await running.CallAsync("TagResource", "{}")));
        }
    }

    public void Dispose() => _running.Dispose();

    private async Task<int> CountTakenAsync(string operation, int calls, string region = RunningService.Region)
    {
        int taken = 0;
        for (int number = 0; number < calls; number++)
        {
            taken += IsThrottled(await _running.CallAsync(operation, "{}", region)) ? 0 : 1;
        }

        return taken;
    }

    private static bool IsThrottled(Answer answer) => answer.ErrorType == "TooManyRequestsException:";
}
