using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoIdentity.ModuleTests.Identities;

namespace CognitoIdentity.ModuleTests.Developers;

/// <summary>Find-CIDeveloperIdentity.</summary>
public sealed class FindDeveloperTests : IdentityTests
{
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

        IsFound("ada", script);
    }

    [Theory]
    [InlineData("Find-CIDeveloperIdentity $pool bob")]
    [InlineData("Find-CIDeveloperIdentity $pool -IdentityId $id | Where-Object DeveloperUserIdentifier -EQ bob | Find-CIDeveloperIdentity")]
    public void A_user_is_found_alone_whoever_else_its_identity_has(string script)
    {
        Run("$script:id = (Get-CIDeveloperOpenIdToken $pool ada).IdentityId; $null = 'bob', 'eve' | Get-CIDeveloperOpenIdToken $pool -IdentityId $id");

        IsFound("bob", script);
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
        // More users than an identity can have.
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

    private void IsFound(string user, string script)
    {
        IReadOnlyList<PSObject> found = Run(script);

        Assert.Equal(user, found.Text("DeveloperUserIdentifier"));
        Assert.Equal(Run("$id")[0].BaseObject, found.Text("IdentityId"));
        Assert.Equal(Pool, found.Text("IdentityPoolId"));
    }
}
