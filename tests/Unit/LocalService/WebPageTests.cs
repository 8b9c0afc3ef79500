namespace CognitoIdentity.UnitTests.LocalService;

public sealed class WebPageTests : IClassFixture<RunningService>
{
    private readonly RunningService _service;

    public WebPageTests(RunningService service) => _service = service;

    [Theory]
    [InlineData("https://attacker.example")]
    [InlineData("http://localhost:3000")]
    [InlineData("null")]
    public async Task A_request_of_a_web_page_is_refused(string origin)
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
    public async Task A_preflight_request_is_refused()
    {
        var request = new HttpRequestMessage(HttpMethod.Options, "/");
        request.Headers.TryAddWithoutValidation("Origin", "https://attacker.example");

        (await _service.SendAsync(request)).Failed("AccessDeniedException", 403);
    }
}
