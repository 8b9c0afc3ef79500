using System.Text.Json;
using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class FaultTests
{
    private const int Calls = 60;

    [Fact]
    public async Task A_throttled_call_fails_as_in_the_service()
    {
        using RunningService running = RunningService.With(new LocalServiceOptions { ThrottleRate = 1 });

        Assert.Equal("Rate exceeded", (await running.CallAsync("ListIdentityPools", "{}")).Failed("TooManyRequestsException"));
    }

    [Fact]
    public async Task A_failed_call_is_an_internal_error()
    {
        using RunningService running = RunningService.With(new LocalServiceOptions { ErrorRate = 1 });

        (await running.CallAsync("ListIdentityPools", "{}")).Failed("InternalErrorException", 500);
    }

    [Fact]
    public async Task A_bad_signature_is_rejected_before_a_call_is_throttled()
    {
        using RunningService running = RunningService.With(new LocalServiceOptions { ThrottleRate = 1 });

        (await running.SendAsync(RunningService.Request("ListIdentityPools", "{}", "Bearer"))).Failed("IncompleteSignatureException");
    }

    [Theory]
    [InlineData(1, 0, 400, "Throttling")]
    [InlineData(0, 1, 500, "InternalFailure")]
    public async Task Calls_of_sts_fail_in_its_own_words(double throttleRate, double errorRate, int status, string code)
    {
        using RunningService running = RunningService.With(new LocalServiceOptions { ThrottleRate = throttleRate, ErrorRate = errorRate });
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent([new("Action", "GetCallerIdentity")]) };
        request.Headers.TryAddWithoutValidation("Authorization", RunningService.Authorization(service: "sts"));

        Answer answer = await running.SendAsync(request);

        Assert.Equal(status, answer.Status);
        Assert.Contains($"<Code>{code}</Code>", answer.Text, StringComparison.Ordinal);
        Assert.Null(answer.ErrorType);
    }

    [Fact]
    public async Task Faults_do_not_affect_the_well_known_documents()
    {
        using RunningService running = RunningService.With(new LocalServiceOptions { DropRate = 1 });

        (await running.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/.well-known/jwks_uri"))).Succeeded();
        Assert.Empty(running.Service.RequestLog);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0, 0.5)]
    public async Task Throttled_and_failed_calls_do_not_take_effect(double throttle, double error)
    {
        using RunningService running = RunningService.With(new LocalServiceOptions { ThrottleRate = throttle, ErrorRate = error, Seed = 1 });

        HashSet<string> answered = [], failed = [];
        for (int number = 0; number < Calls; number++)
        {
            Answer answer = await running.CallAsync("CreateIdentityPool", new { IdentityPoolName = $"{number}", AllowUnauthenticatedIdentities = false });
            (answer.Status == 200 ? answered : failed).Add($"{number}");
        }

        Assert.NotEmpty(failed);
        Assert.NotEmpty(answered);
        Assert.Equal(answered, await NamesAsync(running));
    }

    [Fact]
    public async Task Of_calls_whose_connection_was_dropped_some_took_effect_and_some_did_not()
    {
        using RunningService running = RunningService.With(new LocalServiceOptions { DropRate = 0.5, Seed = 1 });

        HashSet<string> answered = [], dropped = [];
        for (int number = 0; number < Calls; number++)
        {
            Answer? answer = await TryAsync(running, "CreateIdentityPool", new { IdentityPoolName = $"{number}", AllowUnauthenticatedIdentities = false });
            (answer is null ? dropped : answered).Add($"{number}");
        }

        HashSet<string> there = await NamesAsync(running);
        Assert.Subset(there, answered);
        Assert.NotEmpty(dropped.Intersect(there));
        Assert.NotEmpty(dropped.Except(there));
        Assert.All(running.Service.RequestLog.Where(request => request.Status is null), request => Assert.Equal((null, "eu-west-1"), (request.ErrorCode, request.Region)));
        Assert.Equal(dropped.Count, running.Service.RequestLog.Count(request => request is { Operation: "CreateIdentityPool", Status: null }));
    }

    [Fact]
    public async Task Equal_seeds_give_equal_outcomes_and_others_do_not()
    {
        async Task<int?[]> outcomesAsync(int seed)
        {
            using RunningService running = RunningService.With(new LocalServiceOptions { ThrottleRate = 0.2, ErrorRate = 0.2, DropRate = 0.2, Seed = seed });
            for (int number = 0; number < Calls; number++)
            {
                await TryAsync(running, "ListIdentityPools", new { MaxResults = 1 });
            }

            return [.. running.Service.RequestLog.Select(request => request.Status)];
        }

        int?[] first = await outcomesAsync(42);

        Assert.Equal(first, await outcomesAsync(42));
        Assert.NotEqual(first, await outcomesAsync(43));
        Assert.Equal([null, 200, 400, 500], first.Distinct().Order());
    }

    [Fact]
    public void A_seed_that_was_not_given_can_be_given_again()
    {
        var options = new LocalServiceOptions { ThrottleRate = 0.5 };
        using ILocalService one = new LocalServiceFactory().Start(options), other = new LocalServiceFactory().Start(options);

        Assert.NotEqual(one.Seed, other.Seed);
    }

    [Fact]
    public void Each_rate_is_its_share_of_all_requests()
    {
        var plan = new FaultPlan(new LocalServiceOptions { ThrottleRate = 0.1, ErrorRate = 0.2, DropRate = 0.4 }, seed: 7);

        ILookup<Fault, Fault> decisions = Enumerable.Range(0, 100_000).Select(_ => plan.Next()).ToLookup(fault => fault);

        Assert.Equal(0.1, decisions[Fault.Throttle].Count() / 100_000.0, 0.01);
        Assert.Equal(0.2, decisions[Fault.Error].Count() / 100_000.0, 0.01);
        Assert.Equal(0.2, decisions[Fault.LoseRequest].Count() / 100_000.0, 0.01);
        Assert.Equal(0.2, decisions[Fault.LoseAnswer].Count() / 100_000.0, 0.01);
    }

    [Theory]
    [InlineData(0.5, 0.5, 0.1)]
    [InlineData(-0.1, 0, 0)]
    [InlineData(0, double.NaN, 0)]
    [InlineData(0, 0, 1.1)]
    public void Rates_that_can_not_be_are_rejected(double throttle, double error, double drop)
    {
        var options = new LocalServiceOptions { ThrottleRate = throttle, ErrorRate = error, DropRate = drop };

        var problem = Assert.Throws<CognitoIdentityException>(() => new LocalServiceFactory().Start(options));

        Assert.Equal("LocalServiceRatesInvalid", problem.Code);
    }

    [Fact]
    public void Rates_may_be_one_together() =>
        new LocalServiceFactory().Start(new LocalServiceOptions { ThrottleRate = 0.7, ErrorRate = 0.2, DropRate = 0.1 }).Dispose();

    /// <summary>Calls on a new connection, because a client repeats requests that fail on an old one. Returns null if the connection was dropped.</summary>
    private static async Task<Answer?> TryAsync(RunningService running, string operation, object input)
    {
        HttpRequestMessage request = RunningService.Request(operation, JsonSerializer.Serialize(input), RunningService.Authorization());
        request.Headers.ConnectionClose = true;
        try
        {
            return await running.SendAsync(request);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<HashSet<string>> NamesAsync(RunningService running)
    {
        while (true)
        {
            Answer? answer = await TryAsync(running, "ListIdentityPools", new { MaxResults = 60 });
            if (answer?.Status == 200)
            {
                return [.. answer.Succeeded().GetProperty("IdentityPools").EnumerateArray().Select(pool => pool.GetProperty("IdentityPoolName").GetString()!)];
            }
        }
    }
}
