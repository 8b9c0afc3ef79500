using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Pools;

/// <summary>The order of outputs and errors for many ids, some of them invalid.</summary>
public sealed class OrderTests : LocalServiceTests
{
    [Fact]
    public void Errors_come_in_the_order_of_the_input()
    {
        string[] ids = Create("a", "b");

        IReadOnlyList<PSObject> all = Run($"'{ids[0]}', 'nonsense', '{UnknownId}', '{ids[1]}' | Get-CIIdentityPool 2>&1 | ForEach-Object {{ \"$($_.Name)$($_.FullyQualifiedErrorId)\" }}");

        Assert.Equal(
            ["a", "IdentityPoolIdInvalid", "ResourceNotFound", "b"],
            all.Select(line => line.ToString().Split(',')[0]));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData(UnknownId)]
    public void Results_before_a_terminating_error_are_written(string bad)
    {
        string[] ids = Create("a", "b");

        Outcome outcome = Invoke($"'{ids[0]}', '{bad}', '{ids[1]}' | Get-CIIdentityPool -ErrorAction Stop");

        Assert.Equal(["a"], outcome.Values("Name"));
        Assert.True(outcome.HasEnded);
    }

    [Fact]
    public void An_id_of_a_region_that_can_not_be_one_ends_nothing_else()
    {
        string[] ids = Create("a");

        Outcome outcome = Invoke($"'a_b:12', '{ids[0]}' | Get-CIIdentityPool");

        Assert.Equal(["a"], outcome.Values("Name"));
        Assert.Equal("RegionInvalid", outcome.ErrorId);
        Assert.Equal("a_b:12", outcome.Error.TargetObject);
    }

    [Fact]
    public void With_a_limit_of_one_each_result_is_written_before_the_next_id_is_read()
    {
        string[] ids = Create("a", "b", "c");

        IReadOnlyList<PSObject> steps = Run(
            "$input | ForEach-Object { 'in' | Out-Null; $script:taken++; $_ } | Get-CIIdentityPool -ThrottleLimit 1 | ForEach-Object { $taken }", ids);

        Assert.Equal(["1", "2", "3"], steps.Select(step => step.ToString()));
    }

    [Fact]
    public void First_counts_results_and_not_failures()
    {
        string[] ids = Create("a", "b");

        Outcome outcome = Invoke($"'{UnknownId}', '{ids[0]}', '{ids[1]}' | Get-CIIdentityPool -First 1");

        Assert.Equal(["a"], outcome.Values("Name"));
        Assert.Equal("ResourceNotFound", outcome.ErrorId);
    }

    [Fact]
    public void Each_invalid_pattern_is_a_separate_error()
    {
        Outcome outcome = Invoke("Get-CIIdentityPool -Name 'a[b'");

        Assert.Equal("WildcardInvalid", outcome.ErrorId);
        Assert.Equal(0, Requests);
    }
}
