using System.Net;
using CognitoIdentity.Client;
using CognitoIdentity.Client.Http;
using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Calls use the proxy in the environment at the time of the call.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class ProxyTests
{
    private const string Far = "http://service.invalid";

    private static readonly EnvironmentProxy Proxy = EnvironmentProxy.Instance;

    [Fact]
    public async Task A_proxy_that_is_set_later_is_used_for_the_next_call()
    {
        await using var first = new ScriptedServer(Reply.Json(AnyAnswer));
        await using var second = new ScriptedServer(Reply.Json(AnyAnswer));
        var session = new ClientFactory();

        foreach (ScriptedServer server in (ScriptedServer[])[first, second, first])
        {
            using var environment = new EnvironmentScope { ["HTTP_PROXY"] = server.Url };
            int before = server.Requests.Count;
            await session.Connect(new ClientOptions { Region = Region, EndpointUrl = Far, Credential = Keys, AllowUnencryptedAuthentication = true })
                .BlockingClient.SendAsync(AboutPool, Token);
            Assert.Equal(before + 1, server.Requests.Count);
            Assert.Equal("service.invalid", server.Requests[^1].Header("Host"));
        }
    }

    [Fact]
    public async Task This_machine_is_reached_without_a_proxy()
    {
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));
        await using var proxy = new ScriptedServer(Reply.Json(AnyAnswer));
        using var environment = new EnvironmentScope { ["HTTP_PROXY"] = proxy.Url };

        await ClientOf(server).SendAsync(AboutPool, Token);

        Assert.Single(server.Requests);
        Assert.Empty(proxy.Requests);
    }

    [Fact]
    public async Task Only_the_proxy_gets_its_user_and_password()
    {
        await using var proxy = new ScriptedServer(Reply.With(407, "", "Proxy-Authenticate: Basic realm=\"x\""));
        var address = new UriBuilder(proxy.Url) { UserName = "ada", Password = "TOPSECRET" };
        using var environment = new EnvironmentScope { ["HTTPS_PROXY"] = address.Uri.AbsoluteUri, ["AWS_MAX_ATTEMPTS"] = "1" };

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            Connect(new ClientOptions { Region = Region, EndpointUrl = "https://service.invalid", Credential = Keys }).BlockingClient.SendAsync(AboutPool, Token));

        Assert.Contains(proxy.Requests, request => request.Header("Proxy-Authorization") is not null);
        Assert.DoesNotContain("TOPSECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP_PROXY", "http://proxy.example:8080", Far, "http://proxy.example:8080/")]
    [InlineData("http_proxy", "proxy.example:8080", Far, "http://proxy.example:8080/")]
    [InlineData("ALL_PROXY", "http://ada:pw@proxy.example", Far, "http://proxy.example/")]
    [InlineData("ALL_PROXY", "http://proxy.example", "https://service.invalid", "http://proxy.example/")]
    [InlineData("HTTPS_PROXY", "http://proxy.example", "https://service.invalid", "http://proxy.example/")]
    [InlineData("HTTPS_PROXY", "http://proxy.example", Far, null)]
    [InlineData("HTTP_PROXY", "http://proxy.example", "http://localhost:1", null)]
    [InlineData("HTTP_PROXY", "http://proxy.example", "http://[::1]:1", null)]
    [InlineData("HTTP_PROXY", "not a proxy", Far, null)]
    [InlineData("HTTP_PROXY", "", Far, null)]
    public void The_variables_have_the_names_that_other_programs_read(string variable, string value, string destination, string? expected)
    {
        using var environment = new EnvironmentScope { [variable] = value };

        Assert.Equal(expected, Proxy.GetProxy(new Uri(destination))?.AbsoluteUri);
        Assert.Equal(expected is null, Proxy.IsBypassed(new Uri(destination)));
    }

    [Theory]
    [InlineData("service.invalid", true)]
    [InlineData("other.example, SERVICE.invalid", true)]
    [InlineData(".invalid", true)]
    [InlineData("*", true)]
    [InlineData("invalid", false)]
    [InlineData("ice.invalid", false)]
    [InlineData("", false)]
    public void NO_PROXY_names_who_is_called_directly(string except, bool isDirect)
    {
        using var environment = new EnvironmentScope { ["HTTP_PROXY"] = "http://proxy.example", ["NO_PROXY"] = except };

        Assert.Equal(isDirect, Proxy.IsBypassed(new Uri(Far)));
    }

    [Fact]
    public void A_user_without_a_password_has_an_empty_one()
    {
        using var environment = new EnvironmentScope { ["HTTPS_PROXY"] = "http://token@secure.example:8080" };

        NetworkCredential user = Proxy.GetCredential(new Uri("http://secure.example:8080/"), "Basic")!;

        Assert.Equal(("token", ""), (user.UserName, user.Password));
    }

    [Fact]
    public void A_user_is_given_to_the_proxy_that_has_one()
    {
        using var environment = new EnvironmentScope { ["HTTP_PROXY"] = "http://proxy.example", ["HTTPS_PROXY"] = "http://a%40b:p%3Aw@secure.example:8080" };

        NetworkCredential user = Proxy.GetCredential(new Uri("http://secure.example:8080/"), "Basic")!;
        Assert.Equal(("a@b", "p:w"), (user.UserName, user.Password));
        Assert.Null(Proxy.GetCredential(new Uri("http://proxy.example/"), "Basic"));
    }
}
