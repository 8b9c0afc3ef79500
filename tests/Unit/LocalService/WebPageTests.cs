using System.Net;
using System.Net.NetworkInformation;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class WebPageTests : IClassFixture<RunningService>
{
    private readonly RunningService _service;

    public WebPageTests(RunningService service) => _service = service;

    [Theory]
    [InlineData("https://attacker.example")]
    [InlineData("http://localhost:3000")]
    [InlineData("null")]
    public async Task A_request_of_a_web_page_is_rejected(string origin)
    {
        HttpRequestMessage request = RunningService.Request("ListIdentityPools", """{"MaxResults":1}""", RunningService.Authorization());
        request.Headers.TryAddWithoutValidation("Origin", origin);

        (await _service.SendAsync(request)).Failed("AccessDeniedException", 403);
    }

    [Fact]
    public async Task A_web_page_does_not_get_the_well_known_documents_either()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/jwks_uri");
        request.Headers.TryAddWithoutValidation("Origin", "https://attacker.example");

        (await _service.SendAsync(request)).Failed("AccessDeniedException", 403);
    }

    [Fact]
    public async Task A_preflight_request_is_rejected()
    {
        var request = new HttpRequestMessage(HttpMethod.Options, "/");
        request.Headers.TryAddWithoutValidation("Origin", "https://attacker.example");

        (await _service.SendAsync(request)).Failed("AccessDeniedException", 403);
    }

    // Browsers send no Origin with requests for images and scripts.
    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("same-origin")]
    public async Task A_request_that_is_part_of_a_web_page_is_rejected(string site)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/jwks_uri");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);

        (await _service.SendAsync(request)).Failed("AccessDeniedException", 403);
    }

    // fetch in Node.js sends Sec-Fetch-Mode, but comes from no web page.
    [Theory]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Sec-Fetch-Mode", "cors")]
    public async Task Requests_that_are_not_from_web_pages_are_answered(string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/jwks_uri");
        request.Headers.TryAddWithoutValidation(header, value);

        using HttpResponseMessage answer = await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", "https://attacker.example")]
    [InlineData("OPTIONS", "https://attacker.example")]
    [InlineData("GET", null)]
    [InlineData("OPTIONS", null)]
    public async Task No_web_page_gets_CORS_permission(string method, string? origin)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), "/.well-known/jwks_uri");
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Private-Network", "true");
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        using HttpResponseMessage answer = await _service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>The service accepts only requests to a name of this machine.</summary>
public sealed class HostTests : IClassFixture<RunningService>
{
    private readonly RunningService _service;

    public HostTests(RunningService service) => _service = service;

    [Fact]
    public void It_listens_on_loopback_and_nowhere_else() => Assert.Equal(
        [IPAddress.Loopback],
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == _service.Service.Endpoint.Port).Select(listener => listener.Address));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("localhost")]
    [InlineData("LocalHost:8080")]
    [InlineData("[::1]")]
    [InlineData("[::1]:8080")]
    public async Task It_answers_by_the_names_of_this_machine(string host) =>
        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync(host), StringComparison.Ordinal);

    // DNS rebinding: a web page's own name resolves to 127.0.0.1.
    [Theory]
    [InlineData("attacker.example")]
    [InlineData("attacker.example:8080")]
    [InlineData("127.0.0.1.attacker.example")]
    [InlineData("localhost.attacker.example")]
    [InlineData("localhost.")]
    [InlineData("localhost@attacker.example")]
    [InlineData("127.0.0.2")]
    [InlineData("0.0.0.0")]
    [InlineData("2130706433")]
    [InlineData("[::1].attacker.example")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("")]
    public async Task The_service_answers_to_no_other_host_name(string host)
    {
        long before = _service.Service.RequestCount;

        Assert.StartsWith("HTTP/1.1 400 ", await AskAsync(host), StringComparison.Ordinal);
        Assert.Equal(before, _service.Service.RequestCount);
    }

    private Task<string> AskAsync(string host) =>
        RawClient.ExchangeAsync(_service.Service.Endpoint, $"GET /.well-known/jwks_uri HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
}
