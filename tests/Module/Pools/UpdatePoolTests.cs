using System.Management.Automation;
using System.Text.Json.Nodes;

namespace CognitoIdentity.ModuleTests.Pools;

public sealed class UpdatePoolTests : LocalServiceTests
{
    private const string OidcArn = "arn:aws:iam::123456789012:oidc-provider/c.example";
    private const string SamlArn = "arn:aws:iam::123456789012:saml-provider/other";
    private const string UserPool = "cognito-idp.us-east-1.amazonaws.com/us-east-1_Xyz:3client";

    private readonly SortedDictionary<string, string> _before;

    public UpdatePoolTests()
    {
        _before = Run($"($script:pool = New-CIIdentityPool {FullPool.Name} {FullPool.Settings})").Members();
    }

    private SortedDictionary<string, string> After => Run("Get-CIIdentityPool $pool.IdentityPoolId").Members();

    [Theory]
    [InlineData("-IdentityPoolName renamed", "IdentityPoolName", "renamed")]
    [InlineData("-NewName renamed", "IdentityPoolName", "renamed")]
    [InlineData("-AllowUnauthenticatedIdentity $false", "AllowUnauthenticatedIdentities", "False")]
    [InlineData("-AllowUnauthenticatedIdentities $false", "AllowUnauthenticatedIdentities", "False")]
    [InlineData("-AllowClassicFlow $true", "AllowClassicFlow", "True")]
    [InlineData("-AllowClassicFlow $null", "AllowClassicFlow", "null")]
    [InlineData("-SupportedLoginProvider @{ 'www.amazon.com' = 'x' }", "SupportedLoginProviders", "www.amazon.com=x")]
    [InlineData("-SupportedLoginProvider @{}", "SupportedLoginProviders", "")]
    [InlineData("-SupportedLoginProvider $null", "SupportedLoginProviders", "")]
    [InlineData($"-OpenIdConnectProviderArn {OidcArn}", "OpenIdConnectProviderARNs", OidcArn)]
    [InlineData("-OpenIdConnectProviderArn @()", "OpenIdConnectProviderARNs", "")]
    [InlineData("-OpenIdConnectProviderArn $null", "OpenIdConnectProviderARNs", "")]
    [InlineData($"-CognitoIdentityProvider {UserPool}", "CognitoIdentityProviders", UserPool)]
    [InlineData("-CognitoIdentityProvider @()", "CognitoIdentityProviders", "")]
    [InlineData("-CognitoIdentityProvider $null", "CognitoIdentityProviders", "")]
    [InlineData($"-SamlProviderArn {SamlArn}", "SamlProviderARNs", SamlArn)]
    [InlineData("-SamlProviderArn @()", "SamlProviderARNs", "")]
    [InlineData("-SamlProviderArn $null", "SamlProviderARNs", "")]
    [InlineData("-Tag @{ a = 'b' }", "IdentityPoolTags", "a=b")]
    [InlineData("-Tag @{}", "IdentityPoolTags", "")]
    [InlineData("-Tag $null", "IdentityPoolTags", "")]
    public void Changes_what_is_given_and_keeps_all_else(string setting, string member, string value)
    {
        Assert.Empty(Run($"Update-CIIdentityPool $pool.IdentityPoolId {setting}"));

        Assert.NotEqual(value, _before[member]);
        _before[member] = value;
        _before["Name"] = _before["IdentityPoolName"];
        Assert.Equal(_before, After);
    }

    [Fact]
    public void Changes_several_settings_at_once()
    {
        Run("Update-CIIdentityPool $pool -NewName renamed -AllowClassicFlow $null -Tag @{ a = 'b' }");

        _before["Name"] = _before["IdentityPoolName"] = "renamed";
        _before["AllowClassicFlow"] = "null";
        _before["IdentityPoolTags"] = "a=b";
        Assert.Equal(_before, After);
    }

    [Fact]
    public void Sets_a_developer_provider_name_once()
    {
        Run("$script:pool = New-CIIdentityPool fresh; $pool | Update-CIIdentityPool -DeveloperProviderName login.new");

        Assert.Equal("login.new", After["DeveloperProviderName"]);
        Assert.Equal("InvalidParameter", Invoke("$pool | Update-CIIdentityPool -DeveloperProviderName login.other").ErrorId);
        Assert.Equal("DeveloperProviderNameFixed", Invoke("$pool | Update-CIIdentityPool -DeveloperProviderName $null").ErrorId);
        Assert.Equal("login.new", After["DeveloperProviderName"]);
    }

    [Fact]
    public void Replace_clears_all_other_settings()
    {
        Run("$pool | Update-CIIdentityPool -Replace -IdentityPoolName renamed -AllowUnauthenticatedIdentity $false -SamlProviderArn $pool.SamlProviderARNs");

        SortedDictionary<string, string> after = After;
        Assert.Equal("renamed", after["IdentityPoolName"]);
        Assert.Equal("False", after["AllowUnauthenticatedIdentities"]);
        Assert.Equal(_before["SamlProviderARNs"], after["SamlProviderARNs"]);
        Assert.Equal("null", after["AllowClassicFlow"]);
        Assert.Equal("", after["SupportedLoginProviders"]);
        Assert.Equal("", after["OpenIdConnectProviderARNs"]);
        Assert.Equal("", after["CognitoIdentityProviders"]);
        Assert.Equal(_before["DeveloperProviderName"], after["DeveloperProviderName"]);
        Assert.Equal(_before["IdentityPoolTags"], after["IdentityPoolTags"]);
    }

    [Theory]
    [InlineData("-Replace -IdentityPoolName x", "-AllowUnauthenticatedIdentity")]
    [InlineData("-Replace -AllowUnauthenticatedIdentity $true", "-IdentityPoolName")]
    [InlineData("-Replace", "-IdentityPoolName, -AllowUnauthenticatedIdentity")]
    public void Replace_needs_the_required_settings(string parameters, string missing)
    {
        long before = Requests;
        Outcome outcome = Invoke($"$pool, $pool | Update-CIIdentityPool {parameters}");

        outcome.IsError("ReplaceIncomplete", ErrorCategory.InvalidArgument, "Update-CIIdentityPool");
        Assert.Contains($"requires {missing} too", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-PassThru")]
    [InlineData("-Region us-east-1")]
    public void Rejects_a_command_without_changes(string parameters)
    {
        long before = Requests;
        Outcome outcome = Invoke($"$pool, $pool | Update-CIIdentityPool {parameters}");

        outcome.IsError("NothingToUpdate", ErrorCategory.InvalidArgument, "Update-CIIdentityPool");
        Assert.Equal(before, Requests);
    }

    [Fact]
    public void Returns_the_changed_pool_with_PassThru()
    {
        _before["AllowClassicFlow"] = "True";
        Assert.Equal(_before, Run("$pool | Update-CIIdentityPool -AllowClassicFlow $true -PassThru").Members());
    }

    [Theory]
    [InlineData("Get-CIIdentityPool -Name a, b | Update-CIIdentityPool -Tag @{ x = '1' }")]
    [InlineData("Get-CIIdentityPool -Name a, b -Detailed | Update-CIIdentityPool -Tag @{ x = '1' }")]
    [InlineData("Update-CIIdentityPool (Get-CIIdentityPool -Name a, b) -Tag @{ x = '1' }")]
    [InlineData("Get-CIIdentityPool -Name a, b | ForEach-Object IdentityPoolId | Update-CIIdentityPool -Tag @{ x = '1' }")]
    public void Takes_many_pools(string script)
    {
        Create("a", "b");

        Run(script);

        Assert.Equal(["a", "b"], Run("Get-CIIdentityPool -Detailed | Where-Object { $_.IdentityPoolTags['x'] -eq '1' }").Values("Name").Order());
    }

    [Fact]
    public void One_bad_id_does_not_stop_the_others()
    {
        Outcome outcome = Invoke($"'{UnknownId}', 'nonsense', $pool.IdentityPoolId | Update-CIIdentityPool -NewName renamed -PassThru");

        Assert.Equal(["renamed"], outcome.Values("Name"));
        Assert.Equal([UnknownId, "nonsense"], outcome.Errors.Select(error => error.TargetObject));
        Assert.Equal([ErrorCategory.ObjectNotFound, ErrorCategory.InvalidArgument], outcome.Errors.Select(error => error.CategoryInfo.Category));
    }

    [Fact]
    public void Whatif_names_what_would_change_and_sends_nothing()
    {
        long before = Writes;
        Run("$pool | Update-CIIdentityPool -Tag @{} -AllowClassicFlow $null -WhatIf");

        string text = Session.Host.TakeText();
        Assert.Contains("Update AllowClassicFlow from ", text, StringComparison.Ordinal);
        Assert.Matches("IdentityPoolTags from (env = prod, owner = ada|owner = ada, env = prod) to \\(not set\\)", text);
        Assert.Contains(_before["IdentityPoolId"], text, StringComparison.Ordinal);
        Assert.Equal(before, Writes);
    }

    [Fact]
    public void WhatIf_of_replace_names_the_cleared_settings_only()
    {
        long before = Writes;
        Run("$pool | Update-CIIdentityPool -Replace -NewName x -AllowUnauthenticatedIdentity $true -AllowClassicFlow $true -WhatIf");

        string text = Session.Host.TakeText();
        foreach (string cleared in (string[])["SupportedLoginProviders", "OpenIdConnectProviderARNs", "CognitoIdentityProviders", "SamlProviderARNs"])
        {
            Assert.Matches($"{cleared} from (?:(?! from ).)+ to \\(not set\\)", text);
        }

        Assert.DoesNotContain("DeveloperProviderName", text, StringComparison.Ordinal);
        Assert.DoesNotContain("IdentityPoolTags", text, StringComparison.Ordinal);
        Assert.Equal(before, Writes);
    }

    [Fact]
    public void Asks_when_told_to()
    {
        Session.Host.Answer = 2;
        Run("$pool | Update-CIIdentityPool -NewName renamed -Confirm");

        Assert.Contains("IdentityPoolName from ", Assert.Single(Session.Host.Prompts), StringComparison.Ordinal);
        Assert.Equal(_before, After);
    }
}

/// <summary>Another client changes the pool between the read and the write.</summary>
public sealed class UpdateConflictTests : IDisposable
{
    private const string Id = "us-east-1:1";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Reads_the_pool_again_and_keeps_what_the_other_wrote()
    {
        using var server = new ScriptedServer(
            Pool("old", flow: false), Reply.Error("ConcurrentModificationException"), Pool("new", flow: true), Pool("answer", flow: true));

        IReadOnlyList<PSObject> updated = _session.Run(Update(server, "-DeveloperProviderName mine -PassThru"));

        Assert.Equal(["DescribeIdentityPool", "UpdateIdentityPool", "DescribeIdentityPool", "UpdateIdentityPool"], server.Operations);
        JsonObject sent = JsonNode.Parse(server.Requests[3].Text)!.AsObject();
        Assert.Equal("new", (string?)sent["IdentityPoolName"]);
        Assert.True((bool?)sent["AllowClassicFlow"]);
        Assert.Equal("mine", (string?)sent["DeveloperProviderName"]);
        Assert.Equal("answer", updated.Text("Name"));
    }

    [Fact]
    public void Gives_up_when_the_others_go_on()
    {
        using var server = new ScriptedServer(request => request.Operation == "DescribeIdentityPool"
            ? Pool("old", flow: null)
            : Reply.Error("ConcurrentModificationException"));

        Outcome outcome = _session.Invoke(Update(server, "-AllowClassicFlow $true"));

        outcome.IsError("ConcurrentModification", ErrorCategory.ResourceBusy, Id);
        Assert.Equal(5, server.Operations.Count(operation => operation == "UpdateIdentityPool"));
        Assert.Equal(5, server.Operations.Count(operation => operation == "DescribeIdentityPool"));
    }

    [Fact]
    public void Replace_tries_again_without_reading()
    {
        using var server = new ScriptedServer(Reply.Error("ConcurrentModificationException"), Pool("answer", flow: null));

        _session.Run(Update(server, "-Replace -IdentityPoolName x -AllowUnauthenticatedIdentity $false"));

        Assert.Equal(["UpdateIdentityPool", "UpdateIdentityPool"], server.Operations);
        Assert.Equal(server.Requests[0].Text, server.Requests[1].Text);
    }

    [Fact]
    public void Does_not_retry_after_another_error()
    {
        using var server = new ScriptedServer(Pool("old", flow: null), Reply.Error("InvalidParameterException"));

        Assert.Equal("InvalidParameter", _session.Invoke(Update(server, "-AllowClassicFlow $true")).ErrorId);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void Sends_all_members_it_has_read()
    {
        const string Whole = """
            {"AllowClassicFlow":false,"AllowUnauthenticatedIdentities":true,
            "CognitoIdentityProviders":[{"ClientId":"c","ProviderName":"cognito-idp.us-east-1.amazonaws.com/us-east-1_A","ServerSideTokenCheck":true}],
            "DeveloperProviderName":"d","IdentityPoolId":"us-east-1:1","IdentityPoolName":"n","IdentityPoolTags":{"k":"v"},
            "OpenIdConnectProviderARNs":["arn:aws:iam::123456789012:oidc-provider/o"],"SamlProviderARNs":["arn:aws:iam::123456789012:saml-provider/s"],"SupportedLoginProviders":{"l":"a"}}
            """;
        using var server = new ScriptedServer(Reply.Json(Whole));

        _session.Run(Update(server, "-IdentityPoolName renamed"));

        JsonNode expected = JsonNode.Parse(Whole)!;
        expected["IdentityPoolName"] = "renamed";
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(server.Requests[1].Text)), server.Requests[1].Text);
    }

    private static string Update(ScriptedServer server, string settings) =>
        $"Update-CIIdentityPool {Id} {settings} -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK";

    private static Reply Pool(string name, bool? flow) => Reply.Json(
        new JsonObject { ["IdentityPoolId"] = Id, ["IdentityPoolName"] = name, ["AllowUnauthenticatedIdentities"] = true, ["AllowClassicFlow"] = flow }
            .ToJsonString());
}
