using System.Collections.Concurrent;
using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Pools;

public sealed class GetPoolByIdTests : LocalServiceTests
{
    [Fact]
    public void Reads_the_pool_of_the_id_in_position_0()
    {
        string[] ids = Create("a", "b");

        Assert.Equal(["b"], Run($"Get-CIIdentityPool {ids[1]}").Values("Name"));
    }

    [Fact]
    public void Takes_an_array_of_ids()
    {
        string[] ids = Create("a", "b", "c");

        Assert.Equal(["c", "a"], Run($"Get-CIIdentityPool -IdentityPoolId {ids[2]}, {ids[0]}").Values("Name"));
    }

    [Theory]
    [InlineData("$pools | ForEach-Object { $_.IdentityPoolId } | Get-CIIdentityPool")]
    [InlineData("$pools | Get-CIIdentityPool")]
    [InlineData("Get-CIIdentityPool -Name c, a, b | Get-CIIdentityPool")]
    [InlineData("Get-CIIdentityPool $pools")]
    [InlineData("$pools | ForEach-Object { [pscustomobject]@{ IdentityPoolId = $_.IdentityPoolId; Other = 1 } } | Get-CIIdentityPool")]
    [InlineData("Get-CIIdentityPool ($pools | ForEach-Object { [pscustomobject]@{ IdentityPoolId = $_.IdentityPoolId; Other = 1 } })")]
    [InlineData("$pools | ForEach-Object { @{ IdentityPoolId = $_.IdentityPoolId } } | Get-CIIdentityPool")]
    [InlineData("$file = [PSSerializer]::Serialize($pools); [PSSerializer]::Deserialize($file) | Get-CIIdentityPool")]
    [InlineData("$file = [PSSerializer]::Serialize($pools); Get-CIIdentityPool ([PSSerializer]::Deserialize($file))")]
    public void Takes_pools_in_any_form(string script)
    {
        Run("$script:pools = 'a', 'b', 'c' | New-CIIdentityPool");

        Assert.Equal(["a", "b", "c"], Run($"using namespace System.Management.Automation\n{script}").Values("Name"));
    }

    [Fact]
    public void Calls_the_region_of_each_id() =>
        Assert.Equal(
            ["eu-west-1", "us-east-1"],
            Run("$p = (New-CIIdentityPool a -Region eu-west-1), (New-CIIdentityPool b); $p | Get-CIIdentityPool").Values("Region"));

    [Fact]
    public void A_region_that_is_given_wins_over_the_one_in_the_id()
    {
        Outcome outcome = Invoke("New-CIIdentityPool a -Region eu-west-1 | Get-CIIdentityPool -Region us-west-2");

        Assert.Equal("ResourceNotFound", outcome.ErrorId);
    }

    [Fact]
    public void Reports_an_unknown_id()
    {
        Outcome outcome = Invoke($"Get-CIIdentityPool {UnknownId}; 'after'");

        outcome.IsError("ResourceNotFound", ErrorCategory.ObjectNotFound, UnknownId);
        Assert.Equal($"IdentityPool '{UnknownId}' not found.", outcome.Error.ToString());
        Assert.Equal("after", Assert.Single(outcome.Output).ToString());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("us-east-1:NOT-HEX")]
    [InlineData("us-east-1_AbCdEfGhI")]
    public void Rejects_an_invalid_id_without_a_request(string id)
    {
        Outcome outcome = Invoke($"Get-CIIdentityPool {id}; 'after'");

        outcome.IsError("IdentityPoolIdInvalid", ErrorCategory.InvalidArgument, id);
        Assert.Contains("user pool", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("after", Assert.Single(outcome.Output).ToString());
        Assert.Equal(0, Requests);
    }

    [Theory]
    [InlineData(UnknownId)]
    [InlineData("us-east-1_AbCdEfGhI")]
    public void One_bad_id_does_not_stop_the_others(string bad)
    {
        string[] ids = Create("a", "b", "c");

        Outcome outcome = Invoke($"'{ids[0]}', '{ids[1]}', '{bad}', '{ids[2]}' | Get-CIIdentityPool");

        Assert.Equal(["a", "b", "c"], outcome.Values("Name"));
        Assert.Equal(bad, outcome.Error.TargetObject);
    }

    [Theory]
    [InlineData("-First 2", "a b")]
    [InlineData("-Skip 1", "b c")]
    [InlineData("-Skip 1 -First 1", "b")]
    [InlineData("-First 0", "")]
    public void Reads_no_more_than_is_wanted(string paging, string names)
    {
        string[] ids = Create("a", "b", "c");

        Assert.Equal(names, string.Join(' ', Run($"$input | Get-CIIdentityPool {paging}", ids).Values("Name")));
        Assert.Equal(3 + names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, Requests);
    }

    [Fact]
    public void An_error_carries_what_a_support_case_needs()
    {
        PSObject exception = PSObject.AsPSObject(Invoke($"Get-CIIdentityPool {UnknownId}").Error.Exception);

        Assert.Equal("CognitoIdentity.CognitoIdentityException", exception.TypeNames[0]);
        Assert.Equal("ResourceNotFoundException", exception.Properties["Code"].Value);
        Assert.Equal("DescribeIdentityPool", exception.Properties["Operation"].Value);
        Assert.Equal(400, exception.Properties["StatusCode"].Value);
        Assert.Equal(1, exception.Properties["Attempts"].Value);
        Assert.Equal(false, exception.Properties["IsRetryable"].Value);
        Assert.True(Guid.TryParse((string)exception.Properties["RequestId"].Value, out _));
    }

    [Fact]
    public void Stops_at_the_first_error_when_told_to()
    {
        string[] ids = Create("a", "b");

        Outcome outcome = Invoke($"'{ids[0]}', '{UnknownId}', '{ids[1]}' | Get-CIIdentityPool -ErrorAction Stop -ThrottleLimit 1");

        Assert.Equal(["a"], outcome.Values("Name"));
        Assert.Equal("ResourceNotFound", outcome.ErrorId);
        Assert.True(outcome.HasEnded);
    }

    [Theory]
    [InlineData("AccessDeniedException", "AccessDenied", ErrorCategory.PermissionDenied)]
    [InlineData("NotAuthorizedException", "NotAuthorized", ErrorCategory.PermissionDenied)]
    [InlineData("UnrecognizedClientException", "UnrecognizedClient", ErrorCategory.AuthenticationError)]
    [InlineData("InvalidParameterException", "InvalidParameter", ErrorCategory.InvalidArgument)]
    [InlineData("ResourceConflictException", "ResourceConflict", ErrorCategory.ResourceExists)]
    [InlineData("SomethingNewException", "SomethingNew", ErrorCategory.InvalidOperation)]
    public void Reports_an_error_of_the_service_in_its_category(string code, string errorId, ErrorCategory category)
    {
        using var server = new ScriptedServer(Reply.Error(code));

        Invoke($"Get-CIIdentityPool {UnknownId} -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK").IsError(errorId, category, UnknownId);
    }

    [Fact]
    public void Keeps_the_order_of_the_input_whichever_answer_comes_first()
    {
        // The server answers only after the request for the last pool.
        using var last = new ManualResetEventSlim();
        using var server = new ScriptedServer(request =>
        {
            if (request.Has(":3\""))
            {
                last.Set();
            }

            return last.Wait(Waiting.Limit) ? Answers.PoolOf(request) : Reply.Silence;
        });

        IReadOnlyList<PSObject> pools = Run(
            $"'us-east-1:1', 'us-east-1:2', 'us-east-1:3' | Get-CIIdentityPool -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK");

        Assert.Equal(["us-east-1:1", "us-east-1:2", "us-east-1:3"], pools.Values("IdentityPoolId"));
    }

    [Fact]
    public void Reads_as_many_at_a_time_as_the_throttle_limit_and_no_more()
    {
        // The server answers only after two requests.
        (int asked, int inFlight) = (0, 0);
        var seen = new ConcurrentBag<int>();
        using var second = new ManualResetEventSlim();
        using var server = new ScriptedServer(request =>
        {
            seen.Add(Interlocked.Increment(ref inFlight));
            if (Interlocked.Increment(ref asked) == 2)
            {
                second.Set();
            }

            Assert.True(second.Wait(Waiting.Limit));
            Interlocked.Decrement(ref inFlight);
            return Answers.PoolOf(request);
        });

        const string Ids = "1..9 | ForEach-Object { \"us-east-1:$_\" }";
        Assert.Equal(9, Run($"{Ids} | Get-CIIdentityPool -ThrottleLimit 2 -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK").Count);

        Assert.Equal(2, seen.Max());
    }
}
