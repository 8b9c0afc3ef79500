using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Pools;

public sealed class RemovePoolTests : LocalServiceTests
{
    private const int Yes = 0;
    private const int YesToAll = 1;
    private const int No = 2;
    private const int NoToAll = 3;

    private IEnumerable<object?> Left => Run("Get-CIIdentityPool").Values("Name").Order();

    [Fact]
    public void Asks_about_each_pool()
    {
        string[] ids = Create("a", "b", "c");
        Session.Host.Answer = Yes;

        Assert.Empty(Run("Get-CIIdentityPool -Name a, b | Remove-CIIdentityPool"));

        Assert.Equal(2, Session.Host.Prompts.Count);
        Assert.All(Session.Host.Prompts, prompt => Assert.Contains("with all its identities", prompt, StringComparison.Ordinal));
        Assert.Contains(Session.Host.Prompts, prompt => prompt.Contains(ids[0], StringComparison.Ordinal));
        Assert.Equal(["c"], Left);
    }

    [Theory]
    [InlineData(No, 2)]
    [InlineData(NoToAll, 1)]
    public void No_keeps_the_pools(int answer, int prompts)
    {
        Create("a", "b");
        Session.Host.Answer = answer;

        Run("Get-CIIdentityPool | Remove-CIIdentityPool");

        Assert.Equal(prompts, Session.Host.Prompts.Count);
        Assert.Equal(["a", "b"], Left);
    }

    [Fact]
    public void Yes_to_all_asks_once()
    {
        Create("a", "b");
        Session.Host.Answer = YesToAll;

        Run("Get-CIIdentityPool | Remove-CIIdentityPool");

        Assert.Single(Session.Host.Prompts);
        Assert.Empty(Left);
    }

    [Theory]
    [InlineData("-Force")]
    [InlineData("-Confirm:$false")]
    [InlineData("-Force -Confirm:$false")]
    [InlineData("-Force -WhatIf:$false")]
    public void Removes_without_asking_when_told_to(string parameters)
    {
        Create("a");
        Session.Host.Answer = No;

        Run($"Get-CIIdentityPool | Remove-CIIdentityPool {parameters}");

        Assert.Empty(Session.Host.Prompts);
        Assert.Empty(Left);
    }

    [Theory]
    [InlineData("-WhatIf")]
    [InlineData("-Force -WhatIf")]
    [InlineData("-Force -WhatIf -Confirm:$false")]
    public void Whatif_removes_nothing(string parameters)
    {
        string[] ids = Create("a");

        Run($"'{ids[0]}' | Remove-CIIdentityPool {parameters}");

        Assert.Contains(ids[0], Session.Host.TakeText(), StringComparison.Ordinal);
        Assert.Empty(Session.Host.Prompts);
        Assert.Equal(1, Writes);
        Assert.Equal(["a"], Left);
    }

    [Theory]
    [InlineData("$WhatIfPreference = $true; Remove-CIIdentityPool $id -Force")]
    [InlineData("$WhatIfPreference = $true; function Clean { Remove-CIIdentityPool $id -Force }; Clean")]
    [InlineData("function Clean { [CmdletBinding(SupportsShouldProcess)] param() Remove-CIIdentityPool $id -Force }; Clean -WhatIf")]
    public void The_sessions_whatif_removes_nothing(string script)
    {
        string[] ids = Create("a");

        Run($"& {{ $id = '{ids[0]}'; {script} }}");

        Assert.Contains(ids[0], Session.Host.TakeText(), StringComparison.Ordinal);
        Assert.Equal(1, Writes);
    }

    [Fact]
    public void An_explicit_whatif_wins_over_the_sessions()
    {
        string[] ids = Create("a");

        Run($"& {{ $WhatIfPreference = $true; Remove-CIIdentityPool {ids[0]} -Force -WhatIf:$false }}");

        Assert.Empty(Left);
    }

    [Fact]
    public void Confirm_asks_in_spite_of_force()
    {
        Create("a");
        Session.Host.Answer = No;

        Run("Get-CIIdentityPool | Remove-CIIdentityPool -Force -Confirm");

        Assert.Single(Session.Host.Prompts);
        Assert.Equal(["a"], Left);
    }

    [Fact]
    public void Returns_the_ids_of_the_removed_pools_with_PassThru()
    {
        string[] ids = Create("a", "b");

        Outcome outcome = Invoke($"'{ids[0]}', '{UnknownId}', '{ids[1]}' | Remove-CIIdentityPool -Force -PassThru");

        Assert.Equal(ids, outcome.Output.Select(id => id.BaseObject));
        outcome.IsError("ResourceNotFound", ErrorCategory.ObjectNotFound, UnknownId);
    }

    [Fact]
    public void Each_bad_id_is_a_separate_error()
    {
        string[] ids = Create("a");

        Outcome outcome = Invoke($"Remove-CIIdentityPool {UnknownId}, nonsense, {ids[0]} -Force");

        Assert.Equal(["ResourceNotFound", "IdentityPoolIdInvalid"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Empty(Left);
    }

    [Fact]
    public void Removes_all_that_is_listed_while_it_is_listed()
    {
        Run("$null = 1..130 | ForEach-Object { \"pool-$_\" } | New-CIIdentityPool");

        Run("Get-CIIdentityPool | Remove-CIIdentityPool -Force");

        Assert.Empty(Left);
    }

    [Fact]
    public void Calls_the_region_of_each_id()
    {
        Run("(New-CIIdentityPool a -Region eu-west-1), (New-CIIdentityPool b) | Remove-CIIdentityPool -Force");

        Assert.Empty(Left);
        Assert.Empty(Run("Get-CIIdentityPool -Region eu-west-1"));
    }

    [Fact]
    public void Does_not_ask_about_what_can_not_be_an_id()
    {
        Session.Host.Answer = Yes;

        Assert.Equal("IdentityPoolIdInvalid", Invoke("Remove-CIIdentityPool us-east-1_AbCdEfGhI").ErrorId);
        Assert.Empty(Session.Host.Prompts);
    }
}
