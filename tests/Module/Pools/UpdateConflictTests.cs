using System.Management.Automation;
using System.Text.Json.Nodes;

namespace CognitoIdentity.ModuleTests.Pools;

/// <summary>What happens when somebody else writes between the reading of a pool and its writing.</summary>
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
    public void Does_not_try_again_what_is_refused_for_another_reason()
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
            "CognitoIdentityProviders":[{"ClientId":"c","ProviderName":"p","ServerSideTokenCheck":true}],
            "DeveloperProviderName":"d","IdentityPoolId":"us-east-1:1","IdentityPoolName":"n","IdentityPoolTags":{"k":"v"},
            "OpenIdConnectProviderARNs":["o"],"SamlProviderARNs":["s"],"SupportedLoginProviders":{"l":"a"}}
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
