using System.Management.Automation;
using System.Text.Json.Nodes;

namespace CognitoIdentity.ModuleTests.Pools;

/// <summary>A session whose local service holds 2,500 pools, named pool-0001 and so on.</summary>
public sealed class ManyPools : IDisposable
{
    public const int Count = 2500;

    public ManyPools() => Session.Run($"$null = 1..{Count} | ForEach-Object {{ 'pool-{{0:d4}}' -f $_ }} | New-CIIdentityPool");

    public Session Session { get; } = Session.WithLocalService();

    public void Dispose() => Session.Dispose();
}

public sealed class PagingTests : IClassFixture<ManyPools>
{
    private readonly Session _session;
    private readonly long _before;

    public PagingTests(ManyPools pools)
    {
        _session = pools.Session;
        _before = _session.Requests;
    }

    private long Requests => _session.Requests - _before;

    [Fact]
    public void Lists_2500_pools_in_42_requests()
    {
        Assert.Equal(2500, _session.Run("Get-CIIdentityPool").Values("IdentityPoolId").Distinct().Count());
        Assert.Equal(42, Requests);
    }

    [Theory]
    [InlineData("-First 5", 5, 1)]
    [InlineData("-First 60", 60, 1)]
    [InlineData("-First 61", 61, 2)]
    [InlineData("-First 0", 0, 0)]
    [InlineData("-First 5000", 2500, 42)]
    [InlineData("-Skip 3 -First 5", 5, 1)]
    [InlineData("-Skip 58 -First 5", 5, 2)]
    [InlineData("-Skip 2499", 1, 42)]
    [InlineData("-Skip 2500", 0, 42)]
    [InlineData("-Skip 9999 -First 5", 0, 42)]
    [InlineData("-Name pool-0*7 -First 2", 2, 1)]
    public void Asks_for_no_more_than_it_needs(string paging, int pools, int requests)
    {
        Assert.Equal(pools, _session.Run($"Get-CIIdentityPool {paging}").Values("IdentityPoolId").Distinct().Count());
        Assert.Equal(requests, Requests);
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(58, 5)]
    [InlineData(60, 60)]
    [InlineData(119, 2)]
    [InlineData(2490, 100)]
    public void Returns_exactly_the_requested_part(int skip, int first)
    {
        IEnumerable<object?> all = _session.Run("Get-CIIdentityPool").Values("IdentityPoolId");

        Assert.Equal(all.Skip(skip).Take(first), _session.Run($"Get-CIIdentityPool -Skip {skip} -First {first}").Values("IdentityPoolId"));
    }

    [Fact]
    public void Counts_first_and_skip_among_the_pools_that_match()
    {
        IEnumerable<object?> matching = _session.Run("Get-CIIdentityPool -Name *5").Values("Name");

        Assert.Equal(250, matching.Count());
        Assert.Equal(matching.Skip(70).Take(3), _session.Run("Get-CIIdentityPool -Name *5 -Skip 70 -First 3").Values("Name"));
    }

    [Fact]
    public void Looks_through_the_whole_list_for_a_name()
    {
        Assert.Equal(["pool-2499"], _session.Run("Get-CIIdentityPool -Name pool-2499").Values("Name"));
        Assert.Equal(42, Requests);
    }

    [Fact]
    public void Writes_the_first_page_before_it_asks_for_the_second()
    {
        IReadOnlyList<PSObject> counts =
            _session.Run("Get-CIIdentityPool -First 180 | ForEach-Object { (Get-CILocalService | Where-Object IsSessionDefault).RequestCount }");

        Assert.Equal(180, counts.Count);
        Assert.All(counts.Take(60), count => Assert.Equal(1, (long)count.BaseObject - _before));
    }

    [Fact]
    public void Asks_for_the_next_page_while_the_second_is_being_read()
    {
        // Reading the first pool of the second page waits here until the third page is requested.
        _session.Run($$"""
            $n = 0
            $end = [DateTime]::UtcNow.AddSeconds(30)
            Get-CIIdentityPool -First 180 | ForEach-Object {
                if (++$n -eq 61) {
                    while ((Get-CILocalService | Where-Object IsSessionDefault).RequestCount -lt {{_before + 3}}) {
                        if ([DateTime]::UtcNow -gt $end) { throw 'Nobody asks for the third page.' }
                    }
                }
            }
            """);

        Assert.Equal(3, Requests);
    }

    [Fact]
    public void Ends_a_list_that_leads_to_itself()
    {
        using var server = new ScriptedServer(
            _ => Reply.Json("""{"IdentityPools":[{"IdentityPoolId":"us-east-1:1","IdentityPoolName":"a"}],"NextToken":"again"}"""));

        Outcome outcome = _session.Invoke($"Get-CIIdentityPool -EndpointUrl {server.Url} -Region us-east-1 -AccessKey AK -SecretKey SK");

        outcome.IsError("PageRepeated", ErrorCategory.InvalidResult, "us-east-1");
        Assert.Single(outcome.Output);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void Requests_no_further_page_after_the_pipeline_ended()
    {
        _session.Run("foreach ($i in 1) { Get-CIIdentityPool | ForEach-Object { break } }");

        Assert.Equal(1, Requests);
    }

    [Fact]
    public void Reads_many_pools_in_the_order_of_the_list()
    {
        IEnumerable<object?> listed = _session.Run("Get-CIIdentityPool -First 200").Values("IdentityPoolId");

        Assert.Equal(listed, _session.Run("Get-CIIdentityPool -Detailed -First 200").Values("IdentityPoolId"));
        Assert.Equal(4 + 4 + 200, Requests);
    }

    [Fact]
    public void Gives_a_total_count_that_admits_to_be_unknown()
    {
        IReadOnlyList<PSObject> output = _session.Run("Get-CIIdentityPool -First 2 -IncludeTotalCount | ForEach-Object { $_.ToString() }");

        Assert.Equal(3, output.Count);
        Assert.Equal("Unknown total count", output[0].BaseObject);
        Assert.Equal(1, Requests);
    }

    [Theory]
    [InlineData("", "60 60")]
    [InlineData("-First 5", "5")]
    [InlineData("-First 60", "60")]
    [InlineData("-First 61", "60 1")]
    [InlineData("-Skip 3 -First 5", "8")]
    [InlineData("-Skip 58 -First 5", "60 3")]
    [InlineData("-Name * -First 5", "60")]
    public void Asks_for_pages_of_no_more_than_it_needs(string paging, string sizes)
    {
        // Two pages of the requested size.
        var asked = new List<int>();
        using var server = new ScriptedServer(request =>
        {
            asked.Add((int)JsonNode.Parse(request.Text)!["MaxResults"]!);
            string pools = string.Join(',', Enumerable.Repeat("""{"IdentityPoolId":"us-east-1:1","IdentityPoolName":"a"}""", asked[^1]));
            return Reply.Json(asked.Count == 1 ? $$"""{"IdentityPools":[{{pools}}],"NextToken":"more"}""" : $$"""{"IdentityPools":[{{pools}}]}""");
        });

        _session.Run($"Get-CIIdentityPool {paging} -EndpointUrl {server.Url} -Region us-east-1 -AccessKey AK -SecretKey SK");

        Assert.Equal(sizes, string.Join(' ', asked));
    }
}
