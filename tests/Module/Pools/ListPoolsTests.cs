using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Pools;

public sealed class ListPoolsTests : LocalServiceTests
{
    [Fact]
    public void Lists_ids_and_names()
    {
        string[] ids = Create("a", "b");

        IReadOnlyList<PSObject> pools = Run("Get-CIIdentityPool");

        Assert.Equal(ids.Order(StringComparer.Ordinal), pools.Values("IdentityPoolId").Cast<string>().Order(StringComparer.Ordinal));
        Assert.Equal(["a", "b"], pools.Values("Name").Order());
        Assert.All(pools, pool => Assert.Equal("CognitoIdentity.IdentityPoolShortDescription", pool.TypeNames[0]));
        Assert.Equal(3, Requests);
    }

    [Fact]
    public void Without_pools_lists_nothing() => Assert.Empty(Run("Get-CIIdentityPool"));

    [Fact]
    public void Lists_the_region_that_is_given()
    {
        Run("New-CIIdentityPool a; New-CIIdentityPool b -Region eu-west-1");

        Assert.Equal(["b"], Run("Get-CIIdentityPool -Region eu-west-1").Values("Name"));
    }

    [Fact]
    public void Lists_several_regions_in_their_order()
    {
        Run("New-CIIdentityPool a; New-CIIdentityPool b, c -Region eu-west-1; New-CIIdentityPool d -Region eu-west-2");

        Assert.Equal(["b", "c", "a"], Run("Get-CIIdentityPool -Region eu-west-1, us-east-1").Values("Name"));
        Assert.Equal(["eu-west-1", "eu-west-1", "us-east-1"], Run("Get-CIIdentityPool -Region eu-west-1, us-east-1 -Detailed").Values("Region"));
        Assert.Equal(["c", "a"], Run("Get-CIIdentityPool -Region eu-west-1, us-east-1, eu-west-2 -Skip 1 -First 2").Values("Name"));
        Assert.Equal(["a", "d"], Run("Get-CIIdentityPool -Region eu-west-1, us-east-1, eu-west-2 -Name a, d").Values("Name"));
    }

    [Fact]
    public void Asks_no_region_that_is_not_needed()
    {
        Run("$null = New-CIIdentityPool a; $null = New-CIIdentityPool b -Region eu-west-1");

        Assert.Equal(["b"], Run("Get-CIIdentityPool -Region eu-west-1, us-east-1 -First 1").Values("Name"));
        Assert.Equal(2 + 1, Requests);
    }

    [Fact]
    public void Each_region_that_fails_is_a_separate_error()
    {
        using var server = new ScriptedServer(Reply.Json("""{"IdentityPools":[{"IdentityPoolId":"us-east-1:1","IdentityPoolName":"a"}]}"""));

        Outcome outcome = Invoke($"Get-CIIdentityPool -Region 'no region', us-east-1 -Name a, b -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK");

        Assert.Equal(["a"], outcome.Values("Name"));
        Assert.Equal(["RegionInvalid no region", "IdentityPoolNameNotFound b"], outcome.Errors.Select(error => $"{error.FullyQualifiedErrorId.Split(',')[0]} {error.TargetObject}"));
        Assert.Contains("us-east-1", outcome.Errors[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_a_pool_by_id_in_one_region_only()
    {
        Assert.Equal("RegionNotSingle", Invoke($"'{UnknownId}', '{UnknownId}' | Get-CIIdentityPool -Region us-east-1, eu-west-1").ErrorId);
        Assert.Equal(0, Requests);
    }

    [Theory]
    [InlineData("dev*", "dev-1 dev-2")]
    [InlineData("DEV-1", "dev-1")]
    [InlineData("*-1", "dev-1 prod-1")]
    [InlineData("dev-[23]", "dev-2")]
    [InlineData("dev-1, prod-1", "dev-1 prod-1")]
    [InlineData("prod*, dev-2, *-2", "dev-2 prod-1")]
    [InlineData("nothing*", "")]
    public void Filters_by_name(string names, string found)
    {
        Create("dev-1", "dev-2", "prod-1");

        Assert.Equal(found, string.Join(' ', Run($"Get-CIIdentityPool -Name {names}").Values("Name").Order()));
    }

    [Fact]
    public void Finds_all_pools_of_one_name()
    {
        Create("a", "b", "a");

        Assert.Equal(["a", "a"], Run("Get-CIIdentityPool -Name a").Values("Name"));
    }

    [Fact]
    public void Reports_each_name_that_no_pool_has()
    {
        Create("a");

        Outcome outcome = Invoke("Get-CIIdentityPool -Name x, a, y, z*");

        Assert.Equal(["a"], outcome.Values("Name"));
        Assert.Equal(["x", "y"], outcome.Errors.Select(error => error.TargetObject).Order());
        Assert.All(outcome.Errors, error => Assert.StartsWith("IdentityPoolNameNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.All(outcome.Errors, error => Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category));
        Assert.Contains("us-east-1", outcome.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_report_a_name_that_it_did_not_look_for()
    {
        Create("a", "a", "b");

        Assert.Equal(["a"], Run("Get-CIIdentityPool -Name a, b -First 1").Values("Name"));
        Assert.Empty(Run("Get-CIIdentityPool -Name a, b -First 0"));
    }

    [Fact]
    public void Reads_all_settings_with_detailed()
    {
        Run($"$null = New-CIIdentityPool {FullPool.Name} {FullPool.Settings}; $null = New-CIIdentityPool other");

        IReadOnlyList<PSObject> pools = Run("Get-CIIdentityPool -Detailed");

        Assert.All(pools, pool => Assert.Equal("CognitoIdentity.IdentityPool", pool.TypeNames[0]));
        Assert.Equal(Run("Get-CIIdentityPool | ForEach-Object Name").Select(name => (object?)name.BaseObject), pools.Values("Name"));
        Assert.Equal("login.example", Run($"Get-CIIdentityPool -Detailed -Name {FullPool.Name}").Text("DeveloperProviderName"));
    }

    [Fact]
    public void Reads_only_the_pools_that_it_returns()
    {
        Create("dev-1", "prod-1", "dev-2");

        Assert.Equal(2, Run("Get-CIIdentityPool -Detailed -Name dev*").Count);
        Assert.Equal(3 + 1 + 2, Requests);
        Assert.Single(Run("Get-CIIdentityPool -Detailed -First 1"));
        Assert.Equal(6 + 1 + 1, Requests);
    }

    [Fact]
    public void A_pool_that_is_deleted_during_the_listing_is_an_error_of_that_pool()
    {
        // The list has a pool that is deleted before it is read.
        using var server = new ScriptedServer(request => request.Operation == "ListIdentityPools"
            ? Reply.Json("""{"IdentityPools":[{"IdentityPoolId":"us-east-1:1","IdentityPoolName":"a"},{"IdentityPoolId":"us-east-1:2","IdentityPoolName":"b"},{"IdentityPoolId":"us-east-1:3","IdentityPoolName":"c"}]}""")
            : request.Has(":2") ? Reply.Json("not JSON") : Answers.PoolOf(request));

        Outcome outcome = Invoke($"Get-CIIdentityPool -Detailed -EndpointUrl {server.Url} -Region us-east-1 -AccessKey AK -SecretKey SK");

        Assert.Equal(["us-east-1:1", "us-east-1:3"], outcome.Values("IdentityPoolId"));
        outcome.IsError("ResponseInvalid", ErrorCategory.InvalidResult, "us-east-1:2");
    }

    [Fact]
    public void Does_not_take_a_name_and_an_id_at_once()
    {
        Assert.Equal("AmbiguousParameterSet", Invoke($"Get-CIIdentityPool -IdentityPoolId {UnknownId} -Name a").ErrorId);
        Assert.Equal("AmbiguousParameterSet", Invoke($"Get-CIIdentityPool -IdentityPoolId {UnknownId} -Detailed").ErrorId);
        Assert.Equal(0, Requests);
    }
}
