using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Identities;

/// <summary>Get-CIIdentity.</summary>
public sealed class GetIdentityTests : IdentityTests
{
    [Theory]
    [InlineData("Get-CIIdentity $pool")]
    [InlineData("$pool | Get-CIIdentity")]
    [InlineData("Get-CIIdentityPool | Get-CIIdentity")]
    [InlineData("Get-CIIdentityPool -Detailed | Get-CIIdentity")]
    [InlineData("Get-CIIdentity $pool.IdentityPoolId")]
    [InlineData("Get-CIIdentity -IdentityPoolId (Get-CIIdentityPool)")]
    [InlineData("[pscustomobject]@{ IdentityPoolId = $pool.IdentityPoolId } | Get-CIIdentity")]
    public void A_pool_in_any_form_lists(string script)
    {
        string[] ids = Guests(2);
        long before = Requests;

        IReadOnlyList<PSObject> found = Run(script);

        Assert.Equal(ids, found.Values("IdentityId"));
        Assert.All(found.Values("IdentityPoolId"), pool => Assert.Equal(Pool, pool));
        Assert.Equal(1, Calls("ListIdentities"));
        Assert.Equal(0, Calls("DescribeIdentity"));
        Assert.True(Requests > before);
    }

    [Theory]
    [InlineData("$ids | Get-CIIdentity")]
    [InlineData("Get-CIIdentity -IdentityId $ids")]
    [InlineData("$ids | Get-CIIdentity | Get-CIIdentity")]
    [InlineData("Get-CIIdentity -IdentityId ($ids | Get-CIIdentity)")]
    [InlineData("$ids | ForEach-Object { [pscustomobject]@{ IdentityId = $_ } } | Get-CIIdentity")]
    [InlineData("$ids | ForEach-Object { [pscustomobject]@{ IdentityId = $_; IdentityPoolId = $pool.IdentityPoolId } } | Get-CIIdentity")]
    [InlineData("$ids | ForEach-Object { [CognitoIdentity.DeveloperIdentity]@{ IdentityId = $_; IdentityPoolId = $pool.IdentityPoolId } } | Get-CIIdentity")]
    public void An_identity_in_any_form_is_described(string script)
    {
        string[] ids = Guests(3);

        Assert.Equal(ids, Run($"$ids = '{string.Join("', '", ids)}'; {script}").Values("IdentityId"));
        Assert.Equal(0, Calls("ListIdentities"));
        Assert.NotEqual(0, Calls("DescribeIdentity"));
    }

    [Fact]
    public void A_listed_identity_piped_in_is_described_though_it_carries_its_pool()
    {
        string[] ids = Guests(2);

        Assert.Equal(ids, Run("$pool | Get-CIIdentity | Get-CIIdentity").Values("IdentityId"));
        Assert.Equal(1, Calls("ListIdentities"));
        Assert.Equal(2, Calls("DescribeIdentity"));
    }

    [Fact]
    public void Pools_and_identities_piped_in_together_are_each_what_they_are()
    {
        string[] ids = Guests(2);

        Assert.Equal([.. ids, ids[0]], Run($"@($pool) + ('{ids[0]}' | Get-CIIdentity) | Get-CIIdentity").Values("IdentityId"));
        Assert.Equal(1, Calls("ListIdentities"));
    }

    [Fact]
    public void Says_what_is_linked_and_when_it_was_made()
    {
        IReadOnlyList<PSObject> found = Run($"Get-CIIdentityId $pool (New-CILocalLogin {Provider} ada -ClientId client) | Get-CIIdentity");

        Assert.Equal(Provider, found.Text("Logins"));
        Assert.Equal(DateTimeKind.Local, ((DateTime)found.Values("CreationDate").Single()!).Kind);
        Assert.Equal("us-east-1", found.Text("Region"));
    }

    [Fact]
    public void Hides_the_disabled_when_asked()
    {
        Run("$bob, $eve = 'bob', 'eve' | Get-CIDeveloperOpenIdToken $pool; $null = Merge-CIDeveloperIdentity $pool eve bob");
        object?[] bob = [.. Run("Find-CIDeveloperIdentity $pool bob").Values("IdentityId").Distinct()];

        Assert.Equal(2, Run("$pool | Get-CIIdentity").Count);
        Assert.Equal(bob, Run("$pool | Get-CIIdentity -HideDisabled").Values("IdentityId"));
    }

    [Fact]
    public void Each_missing_pool_is_a_separate_error()
    {
        string[] ids = Guests(1);

        Outcome outcome = Invoke($"Get-CIIdentity '{UnknownId}', nonsense, $pool.IdentityPoolId");

        Assert.Equal(["ResourceNotFound", "IdentityPoolIdInvalid"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal([UnknownId, "nonsense"], outcome.Errors.Select(error => error.TargetObject));
        Assert.Equal(ids, outcome.Values("IdentityId"));
    }

    [Fact]
    public void Each_missing_identity_is_a_separate_error()
    {
        string[] ids = Guests(2);

        Outcome outcome = Invoke("$input | Get-CIIdentity", ids[0], UnknownIdentity, ids[1]);

        outcome.IsError("ResourceNotFound", ErrorCategory.ObjectNotFound, UnknownIdentity);
        Assert.Equal(ids, outcome.Values("IdentityId"));
    }

    [Fact]
    public void Stops_at_the_first_error_when_told_to()
    {
        Outcome outcome = Invoke("$input | Get-CIIdentity -ErrorAction Stop", [UnknownIdentity, .. Guests(1)]);

        Assert.True(outcome.HasEnded);
        Assert.Equal("ResourceNotFound", outcome.ErrorId);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void Calls_the_region_of_each_id()
    {
        Run("$script:far = New-CIIdentityPool b -AllowUnauthenticatedIdentity $true -Region eu-west-1; $null = $pool, $far | ForEach-Object { Get-CIIdentityId $_ }");

        IReadOnlyList<PSObject> found = Run("$pool, $far | Get-CIIdentity | Get-CIIdentity");

        Assert.Equal(["us-east-1", "eu-west-1"], found.Values("Region"));
    }
}
