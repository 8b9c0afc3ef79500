using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Tags;

public sealed class TagTests : LocalServiceTests
{
    private const string Account = "123456789012";

    private readonly string _id;

    public TagTests()
    {
        _id = Create("a")[0];
    }

    private string Arn => $"arn:aws:cognito-identity:us-east-1:{Account}:identitypool/{_id}";

    [Theory]
    [InlineData("'ARN' | Add-CIResourceTag -Tag @{ k = 'v' }")]
    [InlineData("'ID' | Add-CIResourceTag -Tag @{ k = 'v' }")]
    [InlineData("Add-CIResourceTag ID @{ k = 'v' }")]
    [InlineData("Add-CIResourceTag -ResourceArn ARN -Tags @{ k = 'v' }")]
    [InlineData("Add-CIResourceTag -IdentityPoolId ID -Tag @{ k = 'v' }")]
    [InlineData("Get-CIIdentityPool | Add-CIResourceTag -Tag @{ k = 'v' }")]
    [InlineData("Get-CIIdentityPool -Detailed | Add-CIResourceTag -Tag @{ k = 'v' }")]
    [InlineData("Add-CIResourceTag (Get-CIIdentityPool) @{ k = 'v' }")]
    [InlineData("[pscustomobject]@{ ResourceArn = 'ARN' } | Add-CIResourceTag -Tag @{ k = 'v' }")]
    [InlineData("[pscustomobject]@{ IdentityPoolId = 'ID' } | Add-CIResourceTag -Tag @{ k = 'v' }")]
    public void Adds_tags_to_a_pool_in_any_form(string script)
    {
        Assert.Empty(Run(Filled(script)));

        Assert.Equal("k=v", Run($"Get-CIIdentityPool {_id}").Text("IdentityPoolTags"));
    }

    [Theory]
    [InlineData("Get-CIResourceTag ARN")]
    [InlineData("Get-CIResourceTag ID")]
    [InlineData("'ID' | Get-CIResourceTag")]
    [InlineData("Get-CIIdentityPool | Get-CIResourceTag")]
    [InlineData("Get-CIResourceTag ID | Get-CIResourceTag")]
    public void Reads_tags_as_an_object_each(string script)
    {
        Run($"Add-CIResourceTag {_id} @{{ k = 'v' }}");

        SortedDictionary<string, string> tag = Run(Filled(script)).Members();

        Assert.Equal("k", tag["Key"]);
        Assert.Equal("v", tag["Value"]);
        Assert.Equal(Arn, tag["ResourceArn"]);
        Assert.Equal(_id, tag["IdentityPoolId"]);
    }

    [Fact]
    public void Replaces_the_values_of_keys_that_are_there_and_keeps_the_others()
    {
        Run($"Add-CIResourceTag {_id} ([ordered]@{{ a = '1'; b = '2' }}); Add-CIResourceTag {_id} @{{ b = '3' }}");

        Assert.Equal("a=1 b=3", Run($"Get-CIIdentityPool {_id}").Text("IdentityPoolTags"));
    }

    [Fact]
    public void Returns_the_added_tags_with_PassThru()
    {
        IReadOnlyList<PSObject> tags = Run($"Add-CIResourceTag {_id} ([ordered]@{{ a = '1'; b = '2' }}) -PassThru");

        Assert.Equal(["a=1", "b=2"], tags.Select(tag => tag.BaseObject.ToString()));
        Assert.All(tags.Values("ResourceArn"), arn => Assert.Equal(Arn, arn));
    }

    [Theory]
    [InlineData("Remove-CIResourceTag ID a, b -Force")]
    [InlineData("'ARN' | Remove-CIResourceTag -TagKey a, b -Force")]
    [InlineData("Get-CIIdentityPool | Remove-CIResourceTag -Key a, b, absent -Force")]
    [InlineData("Get-CIResourceTag ID | Where-Object Key -in a, b | Remove-CIResourceTag -Force")]
    [InlineData("Get-CIIdentityPool | Get-CIResourceTag | Where-Object Value -ne '3' | Remove-CIResourceTag -Confirm:$false")]
    public void Removes_tags(string script)
    {
        Run($"Add-CIResourceTag {_id} @{{ a = '1'; b = '2'; c = '3' }}");

        Assert.Empty(Run(Filled(script)));

        Assert.Equal("c=3", Run($"Get-CIIdentityPool {_id}").Text("IdentityPoolTags"));
    }

    [Fact]
    public void Returns_the_arns_of_the_pools_with_PassThru() =>
        Assert.Equal(Arn, Assert.Single(Run($"Remove-CIResourceTag {_id} k -Force -PassThru")).BaseObject);

    [Theory]
    [InlineData("us-east-1", "aws")]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    public void Works_out_the_arn_in_the_partition_of_the_region(string region, string partition)
    {
        Run($"$script:pool = New-CIIdentityPool b -Region {region}");
        string id = (string)Assert.Single(Run("$pool.IdentityPoolId")).BaseObject;

        string[] scripts = ["$pool | Add-CIResourceTag -Tag @{ k = 'v' } -PassThru", "$pool | Get-CIResourceTag", $"Get-CIResourceTag {id} -Region {region}"];
        foreach (string script in scripts)
        {
            Assert.Equal($"arn:{partition}:cognito-identity:{region}:{Account}:identitypool/{id}", Run(script).Text("ResourceArn"));
        }
    }

    [Fact]
    public void Asks_sts_for_the_account_once()
    {
        long before = Requests;
        Run($"'{_id}', '{_id}' | Get-CIResourceTag");
        Assert.Equal(3, Requests - before);
        Run($"Add-CIResourceTag {_id} @{{ a = '1' }}");
        Assert.Equal(4, Requests - before);
    }

    [Fact]
    public void Asks_sts_for_nothing_when_the_account_is_given_or_in_the_arn()
    {
        long before = Requests;
        Run($"Get-CIResourceTag {_id} -AccountId {Account}; Get-CIResourceTag {Arn}");
        Assert.Equal(2, Requests - before);
    }

    [Fact]
    public void Finds_the_account_of_a_service_with_another_one()
    {
        using var other = new Session();
        other.Run("$null = Start-CILocalService -AccountId 999988887777");

        Assert.Contains(":999988887777:", ArnOfANewPool(other), StringComparison.Ordinal);
    }

    [Fact]
    public void The_account_of_a_stopped_service_is_not_used_for_the_next_at_its_address()
    {
        Run($"$script:port = (Get-CILocalService | Where-Object IsSessionDefault).Port; $null = Get-CIResourceTag {_id}; Stop-CILocalService");
        Run("$null = Start-CILocalService $port -AccountId 999988887777");

        Assert.Contains(":999988887777:", ArnOfANewPool(Session), StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_of_one_pool_are_removed_in_one_call()
    {
        string[] ids = [_id, .. Create("b")];
        Run("$input | Add-CIResourceTag -Tag @{ one = 1; two = 2; three = 3 } -AccountId 123456789012", ids);
        long before = Requests;

        Run("$input | Get-CIResourceTag -AccountId 123456789012 | Where-Object Key -NE three | Remove-CIResourceTag -Force", ids);

        Assert.Equal(before + 4, Requests);
        Assert.Equal(["three", "three"], Run("$input | Get-CIResourceTag", ids).Values("Key"));
    }

    [Theory]
    [InlineData("Add-CIResourceTag ID @{ k2 = 'v' } -WhatIf", "k2 from (not set) to v")]
    [InlineData("Remove-CIResourceTag ID k -WhatIf", "k (v)")]
    [InlineData("Remove-CIResourceTag ID k -Force -WhatIf", "k (v)")]
    public void Whatif_names_the_tags_and_sends_nothing(string script, string named)
    {
        Run($"Add-CIResourceTag {_id} @{{ k = 'v' }}");
        long before = Writes;

        Run(Filled(script));

        string text = Session.Host.TakeText();
        Assert.Contains($"tags {named}\"", text, StringComparison.Ordinal);
        Assert.Contains(_id, text, StringComparison.Ordinal);
        Assert.Equal(before, Writes);
    }

    [Theory]
    [InlineData("Remove-CIResourceTag ID k", 1)]
    [InlineData("Remove-CIResourceTag ID k -Force -Confirm", 1)]
    [InlineData("Add-CIResourceTag ID @{ k2 = 'v' } -Confirm", 1)]
    public void Respects_no_at_the_prompt(string script, int prompts)
    {
        Run($"Add-CIResourceTag {_id} @{{ k = 'v' }}");
        Session.Host.Answer = 2;

        Run(Filled(script));

        Assert.Equal(prompts, Session.Host.Prompts.Count);
        Assert.Equal("k=v", Run($"Get-CIIdentityPool {_id}").Text("IdentityPoolTags"));
    }

    [Theory]
    [InlineData("Add-CIResourceTag rubbish @{ k = 'v' } -WhatIf")]
    [InlineData("Add-CIResourceTag rubbish @{ k = 'v' } -Confirm")]
    [InlineData("Remove-CIResourceTag rubbish k -WhatIf")]
    [InlineData("Remove-CIResourceTag rubbish k")]
    public void Makes_no_request_for_an_input_that_is_neither_an_arn_nor_an_id(string script)
    {
        Invoke(script).IsError("ResourceArnInvalid", ErrorCategory.InvalidArgument, "rubbish");

        Assert.Empty(Session.Host.Prompts);
        Assert.Empty(Session.Host.TakeText());
    }

    [Fact]
    public void Reports_the_pools_of_another_account()
    {
        Outcome outcome = Invoke($"Get-CIResourceTag {_id} -AccountId 999988887777");

        outcome.IsError("NotAuthorized", ErrorCategory.PermissionDenied, _id);
    }

    [Fact]
    public void One_bad_pool_does_not_stop_the_others()
    {
        Run($"Add-CIResourceTag {_id} @{{ k = 'v' }}");

        Outcome outcome = Invoke($"'{UnknownId}', 'nonsense', '{_id}' | Get-CIResourceTag");

        Assert.Equal(["k"], outcome.Values("Key"));
        Assert.Equal([UnknownId, "nonsense"], outcome.Errors.Select(error => error.TargetObject));
        Assert.Equal(["ResourceNotFound", "ResourceArnInvalid"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Theory]
    [InlineData("Add-CIResourceTag ID @{}")]
    [InlineData("Add-CIResourceTag ID $null")]
    [InlineData("Remove-CIResourceTag ID @() -Force")]
    [InlineData("Remove-CIResourceTag ID ('k' * 129) -Force")]
    public void Rejects_no_tags_and_too_long_ones_without_a_call(string script)
    {
        long before = Requests;
        Assert.NotEmpty(Invoke(Filled(script)).Errors);
        Assert.Equal(before, Requests);
    }

    private static string ArnOfANewPool(Session session) =>
        session.Run("New-CIIdentityPool b | Add-CIResourceTag -Tag @{ k = 'v' } -PassThru").Text("ResourceArn");

    private string Filled(string script) => script.Replace("ARN'", Arn + "'", StringComparison.Ordinal)
        .Replace(" ARN", " " + Arn, StringComparison.Ordinal)
        .Replace("'ID'", $"'{_id}'", StringComparison.Ordinal)
        .Replace(" ID", " " + _id, StringComparison.Ordinal);
}
