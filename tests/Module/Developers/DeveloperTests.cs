using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
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
    public void What_can_be_no_id_is_rejected_before_a_question_or_a_call(string script, string errorId)
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
    public void An_identity_is_not_taken_for_a_user(string script)
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

    [Theory]
    [InlineData("Find-CIDeveloperIdentity $pool ada")]
    [InlineData("'ada' | Find-CIDeveloperIdentity $pool")]
    [InlineData("Find-CIDeveloperIdentity $pool -IdentityId $id")]
    [InlineData("Find-CIDeveloperIdentity $pool -IdentityId (Get-CIIdentity -IdentityId $id)")]
    [InlineData("$pool | Get-CIIdentity | Find-CIDeveloperIdentity")]
    [InlineData("Get-CIIdentity -IdentityId $id | Find-CIDeveloperIdentity $pool")]
    public void Finds_in_either_direction(string script)
    {
        Run("$script:id = (Get-CIDeveloperOpenIdToken $pool ada).IdentityId");

        IReadOnlyList<PSObject> found = Run(script);

        Assert.Equal("ada", found.Text("DeveloperUserIdentifier"));
        Assert.Equal(Run("$id")[0].BaseObject, found.Text("IdentityId"));
        Assert.Equal(Pool, found.Text("IdentityPoolId"));
    }

    [Theory]
    [InlineData("Find-CIDeveloperIdentity $pool bob")]
    [InlineData("Find-CIDeveloperIdentity $pool -IdentityId $id | Where-Object DeveloperUserIdentifier -EQ bob | Find-CIDeveloperIdentity")]
    public void A_user_is_found_alone_whoever_else_its_identity_has(string script)
    {
        Run("$script:id = (Get-CIDeveloperOpenIdToken $pool ada).IdentityId; $null = 'bob', 'eve' | Get-CIDeveloperOpenIdToken $pool -IdentityId $id");

        IReadOnlyList<PSObject> found = Run(script);

        Assert.Equal("bob", found.Text("DeveloperUserIdentifier"));
        Assert.Equal(Run("$id")[0].BaseObject, found.Text("IdentityId"));
        Assert.Equal(Pool, found.Text("IdentityPoolId"));
    }

    [Fact]
    public void A_user_that_is_found_and_unlinked_takes_no_other_along()
    {
        Run("$script:id = (Get-CIDeveloperOpenIdToken $pool ada).IdentityId; $null = Get-CIDeveloperOpenIdToken $pool bob -IdentityId $id");

        Run("Find-CIDeveloperIdentity $pool ada | Remove-CIDeveloperIdentity -Force");

        Assert.Equal(["bob"], Run("Find-CIDeveloperIdentity $pool -IdentityId $id").Values("DeveloperUserIdentifier"));
    }

    [Fact]
    public void A_user_is_asked_for_in_one_small_call()
    {
        using var server = new ScriptedServer(
            Reply.Json($$"""{ "IdentityId": "{{UnknownIdentity}}", "DeveloperUserIdentifierList": ["another"], "NextToken": "more" }"""),
            Reply.Json($$"""{ "IdentityId": "{{UnknownIdentity}}", "DeveloperUserIdentifierList": ["another"] }"""));

        IReadOnlyList<PSObject> found = Run($"Find-CIDeveloperIdentity {UnknownId} ada -AccessKey AK -SecretKey SK -EndpointUrl {server.Url}");

        Assert.Equal(("ada", UnknownIdentity), (found.Text("DeveloperUserIdentifier"), found.Text("IdentityId")));
        Assert.Equal($$"""{"IdentityPoolId":"{{UnknownId}}","DeveloperUserIdentifier":"ada","MaxResults":1}""", Assert.Single(server.Requests).Text);
    }

    [Theory]
    [InlineData("-First 2", "ada bob", 2)]
    [InlineData("-Skip 1", "bob eve", 2)]
    [InlineData("-Skip 1 -First 1", "bob", 1)]
    [InlineData("-First 0", "", 0)]
    public void First_and_skip_count_users(string paging, string expected, int calls)
    {
        Run("$null = 'ada', 'bob', 'eve' | Get-CIDeveloperOpenIdToken $pool");

        Assert.Equal(expected, string.Join(' ', Run($"'ada', 'bob', 'eve' | Find-CIDeveloperIdentity $pool {paging}").Values("DeveloperUserIdentifier")));
        Assert.Equal(calls, Calls("LookupDeveloperIdentity"));
    }

    [Fact]
    public void A_number_can_be_a_user() =>
        Assert.Equal("42", Run("$null = Get-CIDeveloperOpenIdToken $pool 42; 42 | Find-CIDeveloperIdentity $pool").Text("DeveloperUserIdentifier"));

    [Theory]
    [InlineData("", 0, 70, "60 60")]
    [InlineData("-First 5", 0, 5, "5")]
    [InlineData("-First 65", 0, 65, "60 5")]
    [InlineData("-Skip 65", 65, 5, "60 60")]
    [InlineData("| ForEach-Object { $_; break }", 0, 1, "60")]
    public void Finds_page_by_page(string parameters, int skipped, int expected, string pages)
    {
        // More users than the service links to an identity.
        string[] users = [.. Enumerable.Range(1, 70).Select(n => $"user-{n}")];
        var asked = new ConcurrentQueue<int>();
        using var server = new ScriptedServer(request =>
        {
            JsonNode body = JsonNode.Parse(request.Text)!;
            int start = int.Parse((string?)body["NextToken"] ?? "0", CultureInfo.InvariantCulture);
            int size = (int)body["MaxResults"]!;
            asked.Enqueue(size);
            return Reply.Json(JsonSerializer.Serialize(new
            {
                IdentityId = UnknownIdentity,
                DeveloperUserIdentifierList = users.Skip(start).Take(size),
                NextToken = start + size < users.Length ? $"{start + size}" : null,
            }));
        });

        IReadOnlyList<PSObject> found = Run(
            $"foreach ($once in 1) {{ Find-CIDeveloperIdentity {UnknownId} -IdentityId {UnknownIdentity} -AccessKey AK -SecretKey SK -EndpointUrl {server.Url} {parameters} }}");

        Assert.Equal(users.Skip(skipped).Take(expected), found.Values("DeveloperUserIdentifier"));
        Assert.Equal(pages, string.Join(' ', asked));
    }

    [Fact]
    public void Each_user_that_is_not_there_is_its_own_error()
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
