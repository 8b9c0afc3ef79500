using System.Text.Json;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class PoolTests : IClassFixture<RunningService>
{
    private const string UserPool = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI";

    private const string Everything = """
        {
            "IdentityPoolName": "every setting, @once+=.-",
            "AllowUnauthenticatedIdentities": true,
            "AllowClassicFlow": false,
            "SupportedLoginProviders": {"graph.facebook.com":"1234567890"},
            "DeveloperProviderName": "login.example.app",
            "OpenIdConnectProviderARNs": ["arn:aws:iam::123456789012:oidc-provider/example.com"],
            "CognitoIdentityProviders": [
                {"ProviderName":"cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI","ClientId":"client1","ServerSideTokenCheck":true}
            ],
            "SamlProviderARNs": ["arn:aws:iam::123456789012:saml-provider/example"],
            "IdentityPoolTags": {"stage":"dev"}
        }
        """;

    private readonly RunningService _service;

    public PoolTests(RunningService service) => _service = service;

    [Fact]
    public async Task A_new_pool_comes_back_with_an_id_of_its_region_and_all_its_settings()
    {
        JsonElement pool = (await _service.CallAsync("CreateIdentityPool", Everything)).Succeeded();

        Assert.Matches("^eu-west-1:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", pool.GetProperty("IdentityPoolId").GetString());
        foreach (JsonProperty given in JsonDocument.Parse(Everything).RootElement.EnumerateObject())
        {
            Assert.True(JsonElement.DeepEquals(given.Value, pool.GetProperty(given.Name)), given.Name);
        }
    }

    [Fact]
    public async Task Missing_settings_are_left_out_of_the_answer_except_the_tags()
    {
        Answer answer = await _service.CallAsync("CreateIdentityPool", """{"IdentityPoolName":"plain","AllowUnauthenticatedIdentities":true}""");

        string id = answer.Succeeded().GetProperty("IdentityPoolId").GetString()!;
        Assert.Equal(
            $$$"""{"IdentityPoolId":"{{{id}}}","IdentityPoolName":"plain","AllowUnauthenticatedIdentities":true,"IdentityPoolTags":{}}""",
            answer.Text);
    }

    [Fact]
    public async Task A_described_pool_is_what_was_created()
    {
        Answer created = await _service.CallAsync("CreateIdentityPool", Everything);
        string id = created.Succeeded().GetProperty("IdentityPoolId").GetString()!;

        Answer described = await _service.CallAsync("DescribeIdentityPool", new { IdentityPoolId = id });

        Assert.Equal(created.Text, described.Text);
    }

    [Fact]
    public async Task A_user_pool_without_a_word_on_token_checks_gets_no_checks()
    {
        JsonElement pool = (await CreateWithUserPoolsAsync(new { ProviderName = UserPool, ClientId = "client1" })).Succeeded();

        Assert.False(pool.GetProperty("CognitoIdentityProviders")[0].GetProperty("ServerSideTokenCheck").GetBoolean());
    }

    [Theory]
    [InlineData("login.example.com", "client1")]
    [InlineData("cognito-idp.eu-west-1.amazonaws.com/us-east-1_AbCdEfGhI", "client1")]
    [InlineData("cognito-idp.eu-west-1.amazonaws.com", "client1")]
    [InlineData(UserPool, null)]
    [InlineData(null, "client1")]
    public async Task An_invalid_user_pool_or_client_is_rejected_with_the_services_text(string? providerName, string? clientId)
    {
        Answer answer = await CreateWithUserPoolsAsync(new { ProviderName = providerName, ClientId = clientId });

        Assert.Equal("Invalid Cognito Identity Provider", answer.Failed("InvalidParameterException"));
    }

    [Fact]
    public async Task One_client_of_a_user_pool_is_not_taken_twice()
    {
        Answer answer = await CreateWithUserPoolsAsync(
            new { ProviderName = UserPool, ClientId = "client1" },
            new { ProviderName = UserPool, ClientId = "client2" },
            new { ProviderName = UserPool, ClientId = "client1", ServerSideTokenCheck = true });

        Assert.Contains($"'{UserPool}:client1' is there more than once", answer.Failed("InvalidParameterException"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OpenIdConnectProviderARNs", "arn:aws:iam::123456789012:saml-provider/example")]
    [InlineData("OpenIdConnectProviderARNs", "https://accounts.example.com")]
    [InlineData("SamlProviderARNs", "arn:aws:iam::12345:saml-provider/example")]
    public async Task An_arn_of_something_else_is_rejected(string member, string arn)
    {
        Answer answer = await _service.CallAsync(
            "CreateIdentityPool",
            new Dictionary<string, object> { ["IdentityPoolName"] = "p", ["AllowUnauthenticatedIdentities"] = true, [member] = new[] { arn } });

        Assert.Equal($"{member}: '{arn}' is not the ARN of such a provider.", answer.Failed("InvalidParameterException"));
    }

    [Fact]
    public async Task Two_pools_may_have_one_name()
    {
        Assert.NotEqual(await _service.CreatePoolAsync("twin"), await _service.CreatePoolAsync("twin"));
    }

    [Fact]
    public async Task An_update_replaces_name_flags_and_providers()
    {
        string id = await CreateAsync(Everything);

        JsonElement updated = await UpdateAsync(new
        {
            IdentityPoolId = id,
            IdentityPoolName = "renamed",
            AllowUnauthenticatedIdentities = false,
            AllowClassicFlow = true,
            SupportedLoginProviders = new Dictionary<string, string> { ["accounts.google.com"] = "9" },
        });

        Assert.Equal("renamed", updated.GetProperty("IdentityPoolName").GetString());
        Assert.False(updated.GetProperty("AllowUnauthenticatedIdentities").GetBoolean());
        Assert.True(updated.GetProperty("AllowClassicFlow").GetBoolean());
        Assert.Equal("""{"accounts.google.com":"9"}""", updated.GetProperty("SupportedLoginProviders").GetRawText());
        Assert.Equal(updated.GetRawText(), (await DescribeAsync(id)).GetRawText());
    }

    [Fact]
    public async Task An_update_clears_the_providers_and_the_classic_flow_that_it_does_not_name()
    {
        string id = await CreateAsync(Everything);

        JsonElement updated = await UpdateAsync(new { IdentityPoolId = id, IdentityPoolName = "bare", AllowUnauthenticatedIdentities = false });

        Assert.Equal(
            ["IdentityPoolId", "IdentityPoolName", "AllowUnauthenticatedIdentities", "DeveloperProviderName", "IdentityPoolTags"],
            updated.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task An_update_with_empty_lists_clears_them()
    {
        string id = await CreateAsync(Everything);

        JsonElement updated = await UpdateAsync(new
        {
            IdentityPoolId = id,
            IdentityPoolName = "p",
            AllowUnauthenticatedIdentities = true,
            SupportedLoginProviders = new { },
            SamlProviderARNs = Array.Empty<string>(),
            IdentityPoolTags = new { },
        });

        Assert.False(updated.TryGetProperty("SupportedLoginProviders", out _));
        Assert.False(updated.TryGetProperty("SamlProviderARNs", out _));
        Assert.Equal("{}", updated.GetProperty("IdentityPoolTags").GetRawText());
    }

    [Fact]
    public async Task Tags_and_the_developer_provider_name_survive_an_update_that_does_not_name_them()
    {
        string id = await CreateAsync(Everything);

        JsonElement updated = await UpdateAsync(new { IdentityPoolId = id, IdentityPoolName = "p", AllowUnauthenticatedIdentities = true });

        Assert.Equal("login.example.app", updated.GetProperty("DeveloperProviderName").GetString());
        Assert.Equal("""{"stage":"dev"}""", updated.GetProperty("IdentityPoolTags").GetRawText());
    }

    [Fact]
    public async Task A_developer_provider_name_is_set_once_and_never_changed()
    {
        string id = await _service.CreatePoolAsync();

        Answer set = await NameDeveloperProviderAsync(id, "first");
        Answer same = await NameDeveloperProviderAsync(id, "first");
        Answer changed = await NameDeveloperProviderAsync(id, "second");

        set.Succeeded();
        same.Succeeded();
        Assert.Equal("The developer provider name of an identity pool can't be changed.", changed.Failed("InvalidParameterException"));
        Assert.Equal("first", (await DescribeAsync(id)).GetProperty("DeveloperProviderName").GetString());
    }

    [Fact]
    public async Task A_rejected_update_changes_nothing()
    {
        string id = await CreateAsync(Everything);
        string before = (await DescribeAsync(id)).GetRawText();

        (await _service.CallAsync("UpdateIdentityPool", new
        {
            IdentityPoolId = id,
            IdentityPoolName = "p",
            AllowUnauthenticatedIdentities = true,
            CognitoIdentityProviders = new[] { new { ProviderName = "nobody", ClientId = "c" } },
        })).Failed("InvalidParameterException");

        Assert.Equal(before, (await DescribeAsync(id)).GetRawText());
    }

    [Fact]
    public async Task A_deleted_pool_is_gone_and_the_answer_to_its_deletion_is_empty()
    {
        string id = await _service.CreatePoolAsync();

        Answer deleted = await _service.CallAsync("DeleteIdentityPool", new { IdentityPoolId = id });

        Assert.Equal((200, ""), (deleted.Status, deleted.Text));
        Answer described = await _service.CallAsync("DescribeIdentityPool", new { IdentityPoolId = id });
        Assert.Equal($"IdentityPool '{id}' not found.", described.Failed("ResourceNotFoundException"));
    }

    [Theory]
    [InlineData("DescribeIdentityPool")]
    [InlineData("UpdateIdentityPool")]
    [InlineData("DeleteIdentityPool")]
    public async Task A_missing_pool_is_reported_as_missing(string operation)
    {
        const string Id = "eu-west-1:00000000-0000-0000-0000-000000000000";

        Answer answer = await _service.CallAsync(operation, new { IdentityPoolId = Id, IdentityPoolName = "p", AllowUnauthenticatedIdentities = true });

        Assert.Equal($"IdentityPool '{Id}' not found.", answer.Failed("ResourceNotFoundException"));
    }

    [Fact]
    public async Task Members_that_the_service_does_not_know_are_passed_over()
    {
        JsonElement pool = (await _service.CallAsync(
            "CreateIdentityPool",
            """{"Novelty":{"a":[1]},"IdentityPoolName":"p","AllowUnauthenticatedIdentities":true,"Region":"mars"}""")).Succeeded();

        Assert.Equal(
            ["IdentityPoolId", "IdentityPoolName", "AllowUnauthenticatedIdentities", "IdentityPoolTags"],
            pool.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Updates_and_tags_by_many_at_once_lose_nothing()
    {
        string id = await _service.CreatePoolAsync();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            (await _service.CallAsync(
                "TagResource",
                new { ResourceArn = RunningService.Arn(id), Tags = new Dictionary<string, string> { [$"key{number}"] = "v" } })).Succeeded();
            await UpdateAsync(new { IdentityPoolId = id, IdentityPoolName = $"name{number}", AllowUnauthenticatedIdentities = true });
        }));

        Assert.Equal(40, (await DescribeAsync(id)).GetProperty("IdentityPoolTags").EnumerateObject().Count());
    }

    private Task<Answer> CreateWithUserPoolsAsync(params object[] providers) =>
        _service.CallAsync("CreateIdentityPool", new { IdentityPoolName = "p", AllowUnauthenticatedIdentities = true, CognitoIdentityProviders = providers });

    private async Task<string> CreateAsync(string json) =>
        (await _service.CallAsync("CreateIdentityPool", json)).Succeeded().GetProperty("IdentityPoolId").GetString()!;

    private async Task<JsonElement> UpdateAsync(object input) => (await _service.CallAsync("UpdateIdentityPool", input)).Succeeded();

    private async Task<JsonElement> DescribeAsync(string id) => (await _service.CallAsync("DescribeIdentityPool", new { IdentityPoolId = id })).Succeeded();

    private Task<Answer> NameDeveloperProviderAsync(string id, string name) => _service.CallAsync(
        "UpdateIdentityPool",
        new { IdentityPoolId = id, IdentityPoolName = "p", AllowUnauthenticatedIdentities = true, DeveloperProviderName = name });
}
