using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Identities;

/// <summary>Remove-CIIdentity.</summary>
public sealed class RemoveIdentityTests : IdentityTests
{
    private const int Yes = 0;
    private const int YesToAll = 1;
    private const int No = 2;
    private const int NoToAll = 3;

    private IEnumerable<object?> Left => Run("Get-CIIdentityPool | Get-CIIdentity").Values("IdentityId");

    [Theory]
    [InlineData("$input | Remove-CIIdentity -Force")]
    [InlineData("Remove-CIIdentity @($input) -Force")]
    [InlineData("$pool | Get-CIIdentity | Remove-CIIdentity -Force")]
    [InlineData("Get-CIIdentityPool | Get-CIIdentity | Remove-CIIdentity -Force -ThrottleLimit 1")]
    public void Removes_60_a_call(string script)
    {
        string[] ids = Guests(130);

        Assert.Empty(Run(script, ids));

        Assert.Equal(3, Calls("DeleteIdentities"));
        Assert.Empty(Left);
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(61, 2)]
    public void Makes_no_request_without_input(int count, int calls)
    {
        Run("$input | Remove-CIIdentity -Force", Guests(count));

        Assert.Equal(calls, Calls("DeleteIdentities"));
    }

    [Fact]
    public void An_id_given_twice_is_removed_once_and_no_error()
    {
        string[] ids = Guests(1);

        Assert.Equal(ids, Run("$input | Remove-CIIdentity -Force -PassThru", ids[0], ids[0]).Select(id => id.BaseObject));
    }

    [Fact]
    public void An_id_given_again_is_neither_asked_about_nor_sent_again()
    {
        string[] ids = Guests(61);
        Session.Host.Answer = Yes;

        Assert.Equal(ids, Run("$input | Remove-CIIdentity -PassThru", [.. ids, ids[0], ids[60]]).Select(id => id.BaseObject));

        Assert.Equal(61, Session.Host.Prompts.Count);
        Assert.Equal(2, Calls("DeleteIdentities"));
    }

    [Fact]
    public void Returns_the_ids_of_the_removed_identities_with_PassThru()
    {
        string[] ids = Guests(70);

        Assert.Equal(ids, Run("$input | Remove-CIIdentity -Force -PassThru", ids).Select(id => id.BaseObject));
    }

    [Fact]
    public void Calls_the_region_of_each_id()
    {
        string[] regions = ["us-east-1", "eu-west-1", "ap-southeast-2"];
        string[] ids = [.. regions.SelectMany(region => Run(
            $"$far = New-CIIdentityPool b -AllowUnauthenticatedIdentity $true -Region {region}; 1..2 | ForEach-Object {{ Get-CIIdentityId $far }}"))
            .Select(id => (string)id.BaseObject)];
        string[] mixed = [ids[0], ids[2], ids[4], ids[1], ids[3], ids[5]];

        Assert.Equal(ids.Order(), Run("$input | Remove-CIIdentity -Force -PassThru", mixed).Select(id => (string)id.BaseObject).Order());

        Assert.Equal(3, Calls("DeleteIdentities"));
        foreach (string region in regions)
        {
            Assert.Empty(Run($"Get-CIIdentityPool -Region {region} | Get-CIIdentity"));
        }
    }

    [Fact]
    public void Each_unknown_id_is_a_separate_error()
    {
        string[] ids = Guests(100);

        Outcome outcome = Invoke("$input | Remove-CIIdentity -Force -PassThru", [.. ids[..50], UnknownIdentity, .. ids[50..]]);

        outcome.IsError("IdentityNotRemoved", ErrorCategory.WriteError, UnknownIdentity);
        Assert.Contains("AccessDenied", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(UnknownIdentity, outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(ids, outcome.Output.Select(id => id.BaseObject));
        Assert.Equal(2, Calls("DeleteIdentities"));
        Assert.Empty(Left);
    }

    [Fact]
    public void Each_invalid_id_is_a_separate_error_without_a_prompt()
    {
        string[] ids = Guests(2);
        Session.Host.Answer = Yes;

        Outcome outcome = Invoke("$input | Remove-CIIdentity", ids[0], "nonsense", ids[1]);

        outcome.IsError("IdentityIdInvalid", ErrorCategory.InvalidArgument, "nonsense");
        Assert.Equal(2, Session.Host.Prompts.Count);
        Assert.Empty(Left);
    }

    [Fact]
    public void A_pool_does_not_bind_as_an_identity()
    {
        Guests(1);

        Outcome outcome = Invoke("$pool | Remove-CIIdentity -Force");

        Assert.Equal("InputObjectNotBound", outcome.ErrorId);
        Assert.Single(Left);
    }

    [Theory]
    [InlineData("-WhatIf")]
    [InlineData("-Force -WhatIf")]
    [InlineData("-Force -WhatIf -Confirm:$false")]
    public void Whatif_names_each_and_sends_nothing(string parameters)
    {
        string[] ids = Guests(70);

        Assert.Empty(Run($"Get-CIIdentityPool | Get-CIIdentity | Remove-CIIdentity {parameters}"));

        Assert.Equal(
            ids.Select(id => $"What if: Performing the operation \"Remove identity\" on target \"{id}\"."),
            Session.Host.TakeText().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(0, Calls("DeleteIdentities"));
        Assert.Empty(Session.Host.Prompts);
    }

    [Fact]
    public void Asks_about_each()
    {
        string[] ids = Guests(2);
        Session.Host.Answer = Yes;

        Run("$input | Remove-CIIdentity", ids);

        Assert.Equal(2, Session.Host.Prompts.Count);
        Assert.Contains(ids[0], Session.Host.Prompts[0], StringComparison.Ordinal);
        Assert.Empty(Left);
    }

    [Theory]
    [InlineData(No, 3, 3)]
    [InlineData(NoToAll, 1, 3)]
    [InlineData(YesToAll, 1, 0)]
    public void Follows_the_answer_to_the_prompt(int answer, int prompts, int left)
    {
        string[] ids = Guests(3);
        Session.Host.Answer = answer;

        Run("$input | Remove-CIIdentity", ids);

        Assert.Equal(prompts, Session.Host.Prompts.Count);
        Assert.Equal(left, Left.Count());
    }

    [Theory]
    [InlineData("-Force")]
    [InlineData("-Confirm:$false")]
    public void Removes_without_asking_when_told_to(string parameters)
    {
        Session.Host.Answer = No;

        Run($"$input | Remove-CIIdentity {parameters}", Guests(1));

        Assert.Empty(Session.Host.Prompts);
        Assert.Empty(Left);
    }

    [Fact]
    public void Confirm_asks_in_spite_of_force()
    {
        Session.Host.Answer = No;

        Run("$input | Remove-CIIdentity -Force -Confirm", Guests(1));

        Assert.Single(Session.Host.Prompts);
        Assert.Single(Left);
    }

    [Fact]
    public void Shows_how_far_it_is()
    {
        string[] ids = Guests(61);
        using PowerShell shell = Session.Prepare("$input | Remove-CIIdentity -Force");

        shell.Invoke(ids);

        Assert.Contains(shell.Streams.Progress, record => record.StatusDescription.StartsWith("60 removed", StringComparison.Ordinal));
        Assert.Contains(shell.Streams.Progress, record => record.StatusDescription.StartsWith("61 removed", StringComparison.Ordinal));
        Assert.Contains(shell.Streams.Progress, record => record.RecordType == ProgressRecordType.Completed);
    }
}
