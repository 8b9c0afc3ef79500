using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Pools;

/// <summary>Get-CIIdentityPool -AllRegions.</summary>
public sealed class AllRegionTests : SessionTests
{
    private const string List = "Get-CIIdentityPool -AllRegions -AccessKey AK -SecretKey SK";

    [Fact]
    public void Lists_the_pools_of_all_regions()
    {
        Run("$null = Start-CILocalService; 'us-east-1', 'eu-west-1', 'ap-southeast-2' | ForEach-Object { $null = New-CIIdentityPool \"in $_\" -Region $_ }");

        Assert.Equal(
            ["in ap-southeast-2", "in eu-west-1", "in us-east-1"],
            Run("Get-CIIdentityPool -AllRegions").Values("Name").Order());
        Assert.Equal(["in eu-west-1"], Run("Get-CIIdentityPool -AllRegions -Name *eu*").Values("Name"));
        Assert.Equal(["IdentityPool"], Run("Get-CIIdentityPool -AllRegions -Name *eu* -Detailed | ForEach-Object { $_.GetType().Name }").Select(type => (string)type.BaseObject));
    }

    [Theory]
    [InlineData("cn-north-1", "cn-north-1")]
    [InlineData("us-gov-west-1", "us-gov-east-1 us-gov-west-1")]
    public void Stays_within_the_partition_of_the_region_in_force(string region, string called)
    {
        using var server = new ScriptedServer(Reply.Json("""{"IdentityPools":[]}"""));

        Run($"$global:StoredAWSRegion = '{region}'; {List} -EndpointUrl {server.Url}");

        Assert.Equal(called, string.Join(' ', server.Requests.Select(RegionOf).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Each_region_that_refuses_is_a_separate_error()
    {
        using var server = new ScriptedServer(request => RegionOf(request) == "eu-west-1"
            ? Reply.Error("UnrecognizedClientException")
            : Reply.Json($$"""{"IdentityPools":[{"IdentityPoolId":"{{RegionOf(request)}}:1","IdentityPoolName":"a"}]}"""));

        Outcome outcome = Invoke($"{List} -EndpointUrl {server.Url}");

        outcome.IsError("UnrecognizedClient", ErrorCategory.AuthenticationError, "eu-west-1");
        Assert.Equal(server.Requests.Select(RegionOf).Where(region => region != "eu-west-1").Order(), outcome.Values("Region").Order());
        Assert.Contains("us-west-2", outcome.Values("Region"));
    }

    [Fact]
    public void Asks_several_regions_at_a_time()
    {
        using var all = new CountdownEvent(3);
        using var server = new ScriptedServer(request =>
        {
            if (!all.IsSet)
            {
                all.Signal();
            }

            // The server answers only after three requests have arrived.
            return all.Wait(Waiting.Limit) ? Reply.Json("""{"IdentityPools":[]}""") : Reply.Reset;
        });

        Assert.Empty(Run($"{List} -ThrottleLimit 3 -EndpointUrl {server.Url}"));
    }

    [Fact]
    public void Excludes_named_regions() => Assert.Equal("ParameterConflict", Invoke($"{List} -Region us-east-1").ErrorId);

    private static string RegionOf(ReceivedRequest request) => request.Headers["Authorization"].Split('/')[2];
}
