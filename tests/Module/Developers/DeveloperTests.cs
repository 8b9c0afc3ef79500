using System.Management.Automation;
using CognitoIdentity.ModuleTests.Identities;

namespace CognitoIdentity.ModuleTests.Developers;

/// <summary>The cmdlets for users of your own backend.</summary>
public sealed class DeveloperTests : IdentityTests
{
    [Theory]
    [InlineData("Get-CIDeveloperOpenIdToken $pool ada, bob")]
    [InlineData("'ada', 'bob' | Get-CIDeveloperOpenIdToken $pool")]
    [InlineData("'ada', 'bob' | Get-CIDeveloperOpenIdToken -IdentityPoolId $pool.IdentityPoolId")]
    [InlineData("'ada', 'bob' | ForEach-Object { [pscustomobject]@{ DeveloperUserIdentifier = $_ } } | Get-CIDeveloperOpenIdToken $pool")]
    [InlineData("'ada', 'bob' | ForEach-Object { [pscustomobject]@{ DeveloperUserIdentifier = $_; IdentityPoolId = $pool.IdentityPoolId } } | Get-CIDeveloperOpenIdToken")]
    [InlineData("Get-CIDeveloperOpenIdToken $pool ada; Get-CIDeveloperOpenIdToken $pool bob")]
    public void Each_user_gets_a_token_and_an_identity(string script)
    {
        IEnumerable<object?> ids = Run(script).Values("IdentityId");

        Assert.Equal(ids, Run("'ada', 'bob' | Find-CIDeveloperIdentity $pool").Values("IdentityId"));
        Assert.Equal(2, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("-DeveloperProviderName dev", 0)]
    public void The_pool_is_asked_for_its_provider_once(string parameters, int asked)
    {
        Run($"$null = 'ada', 'bob', 'eve' | Get-CIDeveloperOpenIdToken $pool {parameters}");

        Assert.Equal(asked, Calls("DescribeIdentityPool"));
        Assert.Equal(3, Calls("GetOpenIdTokenForDeveloperIdentity"));
    }

    [Theory]
    [InlineData("Get-CIDeveloperOpenIdToken $plain ada", "ada")]
    [InlineData("Merge-CIDeveloperIdentity $plain ada bob", "ada")]
    [InlineData($"Remove-CIDeveloperIdentity $plain {UnknownIdentity} ada -Force", "ada")]
    public void A_pool_without_a_provider_is_an_error(string script, string target)
    {
        Outcome outcome = Invoke($"$plain = New-CIIdentityPool b; {script}");

        outcome.IsError("DeveloperProviderMissing", ErrorCategory.InvalidOperation, target);
        Assert.Equal(1, Calls("DescribeIdentityPool"));
        Assert.Equal(0, Calls("GetOpenIdTokenForDeveloperIdentity"));
    }

    [Fact]
    public void A_pool_without_a_provider_is_asked_once_too()
    {
        Outcome outcome = Invoke("$plain = New-CIIdentityPool b; 'ada', 'bob' | Get-CIDeveloperOpenIdToken $plain");

        Assert.Equal(["ada", "bob"], outcome.Errors.Select(error => error.TargetObject));
        Assert.All(outcome.Errors, error => Assert.StartsWith("DeveloperProviderMissing,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(1, Calls("DescribeIdentityPool"));
    }

    [Theory]
    [InlineData("Get-CIDeveloperOpenIdToken rubbish ada", "IdentityPoolIdInvalid")]
    [InlineData("Get-CIDeveloperOpenIdToken $pool ada -IdentityId rubbish", "IdentityIdInvalid")]
    [InlineData("Merge-CIDeveloperIdentity rubbish ada bob -WhatIf", "IdentityPoolIdInvalid")]
    [InlineData("Merge-CIDeveloperIdentity rubbish ada bob -Confirm", "IdentityPoolIdInvalid")]
    [InlineData($"Remove-CIDeveloperIdentity rubbish {UnknownIdentity} ada -WhatIf", "IdentityPoolIdInvalid")]
    [InlineData($"Remove-CIDeveloperIdentity rubbish {UnknownIdentity} ada", "IdentityPoolIdInvalid")]
    [InlineData("Remove-CIDeveloperIdentity $pool rubbish ada", "IdentityIdInvalid")]
    public void An_invalid_id_is_rejected_before_a_prompt_or_a_request(string script, string errorId)
    {
        long before = Requests;

        Invoke(script).IsError(errorId, ErrorCategory.InvalidArgument, "ada");

        Assert.Equal(before, Requests);
        Assert.Empty(Session.Host.Prompts);
        Assert.Empty(Session.Host.TakeText());
    }

    [Theory]
    [InlineData("$identity | Get-CIDeveloperOpenIdToken $pool")]
    [InlineData("$identity | Get-CIDeveloperOpenIdToken")]
    [InlineData("Get-CIDeveloperOpenIdToken $pool $identity")]
    [InlineData("Find-CIDeveloperIdentity $pool $identity")]
    [InlineData("Merge-CIDeveloperIdentity $pool $identity ada")]
    [InlineData("Merge-CIDeveloperIdentity $pool ada $identity")]
    [InlineData("Remove-CIDeveloperIdentity $pool $identity $identity -Force")]
    public void An_identity_does_not_bind_as_a_user(string script)
    {
        Run("$script:identity = Get-CIDeveloperOpenIdToken $pool ada | Get-CIIdentity; $identity.IdentityPoolId = $pool.IdentityPoolId");
        long before = Requests;

        Assert.Single(Invoke(script).Errors);

        Assert.Equal(before, Requests);
    }

    [Theory]
    [InlineData("Get-CIDeveloperOpenIdToken $pool 42")]
    [InlineData("42 | Get-CIDeveloperOpenIdToken $pool")]
    [InlineData("42 | Find-CIDeveloperIdentity $pool | Get-CIDeveloperOpenIdToken")]
    public void A_number_is_the_user_of_its_digits(string script)
    {
        Run("$script:id = (Get-CIDeveloperOpenIdToken $pool '42').IdentityId");

        Assert.Equal(Run("$id")[0].BaseObject, Run(script).Text("IdentityId"));
    }

    [Theory]
    [InlineData("'00:00:01'", 1)]
    [InlineData("'1.00:00:00'", 86_400)]
    [InlineData("([timespan]::FromHours(2))", 7200)]
    [InlineData("60", 60)]
    [InlineData("'90'", 90)]
    [InlineData("$null", 900)]
    public void The_token_holds_as_long_as_was_said(string duration, long seconds)
    {
        IReadOnlyList<PSObject> token = Run($"Get-CIDeveloperOpenIdToken $pool ada -TokenDuration {duration}");

        var claims = (IReadOnlyDictionary<string, object?>)token.Values("Claims").Single()!;
        Assert.Equal(seconds, (long)claims["exp"]! - (long)claims["iat"]!);
    }

    [Theory]
    [InlineData("@{ team = 'red'; level = 3 }")]
    [InlineData("([pscustomobject]@{ team = 'red'; level = 3 })")]
    public void Principal_tags_are_in_the_claims(string tags)
    {
        Run($"$script:token = Get-CIDeveloperOpenIdToken $pool ada -PrincipalTags {tags}");

        IReadOnlyList<PSObject> claim = Run("$token.Claims['https://aws.amazon.com/tags']['principal_tags'].GetEnumerator() | ForEach-Object { \"$($_.Key)=$($_.Value)\" }");
        Assert.Equal(["level=3", "team=red"], claim.Select(tag => (string)tag.BaseObject).Order());
    }

    [Theory]
    [InlineData("$id")]
    [InlineData("(Get-CIIdentity -IdentityId $id)")]
    public void Links_a_user_to_an_identity(string identity)
    {
        Run("$script:id = (Get-CIDeveloperOpenIdToken $pool ada).IdentityId");

        Assert.Equal(Run("$id")[0].BaseObject, Run($"Get-CIDeveloperOpenIdToken $pool bob -IdentityId {identity}").Text("IdentityId"));
        Assert.Equal(["ada", "bob"], Run("Find-CIDeveloperIdentity $pool -IdentityId $id").Values("DeveloperUserIdentifier").Order());
    }

    [Fact]
    public void Links_other_logins_of_the_user()
    {
        Run($"$script:id = Get-CIIdentityId $pool (New-CILocalLogin {Provider} ada -ClientId client)");

        IReadOnlyList<PSObject> token = Run($"Get-CIDeveloperOpenIdToken $pool ada -Login (New-CILocalLogin {Provider} ada -ClientId client)");

        Assert.Equal(Run("$id")[0].BaseObject, token.Text("IdentityId"));
        Assert.Equal($"{Provider} dev", string.Join(' ', Run("Get-CIIdentity -IdentityId $id").Text("Logins").Split(' ').Order()));
    }

    [Fact]
    public void A_user_that_is_found_and_unlinked_takes_no_other_along()
    {
        Run("$script:id = (Get-CIDeveloperOpenIdToken $pool ada).IdentityId; $null = Get-CIDeveloperOpenIdToken $pool bob -IdentityId $id");

        Run("Find-CIDeveloperIdentity $pool ada | Remove-CIDeveloperIdentity -Force");

        Assert.Equal(["bob"], Run("Find-CIDeveloperIdentity $pool -IdentityId $id").Values("DeveloperUserIdentifier"));
    }

    [Fact]
    public void Each_missing_user_is_a_separate_error()
    {
        Run("$null = Get-CIDeveloperOpenIdToken $pool ada");

        Outcome outcome = Invoke("'nobody', 'ada' | Find-CIDeveloperIdentity $pool");

        outcome.IsError("ResourceNotFound", ErrorCategory.ObjectNotFound, "nobody");
        Assert.Equal(["ada"], outcome.Values("DeveloperUserIdentifier"));
    }

    [Fact]
    public void Merges_one_user_into_another()
    {
        Run("$script:ada, $script:bob = 'ada', 'bob' | Get-CIDeveloperOpenIdToken $pool");

        IReadOnlyList<PSObject> merged = Run("Merge-CIDeveloperIdentity $pool -SourceUserIdentifier bob -DestinationUserIdentifier ada");

        string ada = Run("$ada").Text("IdentityId");
        Assert.Equal((ada, "ada", Pool), (merged.Text("IdentityId"), merged.Text("DeveloperUserIdentifier"), merged.Text("IdentityPoolId")));
        Assert.Equal(["ada", "bob"], Run($"Find-CIDeveloperIdentity $pool -IdentityId {ada}").Values("DeveloperUserIdentifier").Order());
        Assert.Equal([ada], Run("$pool | Get-CIIdentity -HideDisabled").Values("IdentityId"));
    }

    [Fact]
    public void Whatif_merges_and_unlinks_nothing()
    {
        Run("$script:ada, $script:bob = 'ada', 'bob' | Get-CIDeveloperOpenIdToken $pool -DeveloperProviderName dev");
        long before = Requests;

        Run("Merge-CIDeveloperIdentity $pool bob ada -WhatIf; Remove-CIDeveloperIdentity $pool $ada ada -Force -WhatIf");

        Assert.Equal(before, Requests);
        string shown = Session.Host.TakeText();
        Assert.Contains("\"Merge into the identity of user ada\" on target \"bob\"", shown, StringComparison.Ordinal);
        Assert.Contains("\"Unlink user from identity ", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-CIDeveloperIdentity $pool $id ada, bob -Force")]
    [InlineData("Find-CIDeveloperIdentity $pool -IdentityId $id | Remove-CIDeveloperIdentity -Force")]
    [InlineData("Find-CIDeveloperIdentity $pool -IdentityId $id | Remove-CIDeveloperIdentity -DeveloperProviderName dev -Confirm:$false")]
    public void Unlinks_users(string script)
    {
        Run("$script:id = (Get-CIDeveloperOpenIdToken $pool ada).IdentityId; $null = Get-CIDeveloperOpenIdToken $pool bob -IdentityId $id");

        Assert.Equal(["ada", "bob"], Run($"{script} -PassThru").Select(user => (string)user.BaseObject).Order());

        Assert.NotEqual(Run("$id")[0].BaseObject, Run("Get-CIDeveloperOpenIdToken $pool ada").Text("IdentityId"));
    }

    [Fact]
    public void Asks_before_it_unlinks()
    {
        Run("$script:id = (Get-CIDeveloperOpenIdToken $pool ada).IdentityId");
        Session.Host.Answer = 2;

        Run("Remove-CIDeveloperIdentity $pool $id ada");

        Assert.Single(Session.Host.Prompts);
        Assert.Equal(Run("$id")[0].BaseObject, Run("Find-CIDeveloperIdentity $pool ada").Text("IdentityId"));
    }
}
