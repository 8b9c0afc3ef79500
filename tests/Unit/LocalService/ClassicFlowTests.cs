using System.Text.Json;
using System.Xml.Linq;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>STS AssumeRoleWithWebIdentity and the well-known documents, over HTTP.</summary>
public sealed class ClassicFlowTests : IClassFixture<RunningService>
{
    private const string Role = "arn:aws:iam::210987654321:role/path/reader";
    private static readonly XNamespace Sts = "https://sts.amazonaws.com/doc/2011-06-15/";
    private readonly RunningService _service;

    public ClassicFlowTests(RunningService service) => _service = service;

    [Fact]
    public async Task A_token_gives_credentials_of_a_role()
    {
        (string pool, string guest, string token) = await GuestAsync();

        Answer answer = await AssumeAsync(token);

        Assert.Equal((200, "text/xml"), (answer.Status, answer.ContentType));
        XElement result = XElement.Parse(answer.Text).Element(Sts + "AssumeRoleWithWebIdentityResult")!;
        Assert.Equal((guest, pool), (result.Element(Sts + "SubjectFromWebIdentityToken")!.Value, result.Element(Sts + "Audience")!.Value));
        Assert.Equal("cognito-identity.amazonaws.com", result.Element(Sts + "Provider")!.Value);
        Assert.Equal("arn:aws:sts::210987654321:assumed-role/reader/me", result.Element(Sts + "AssumedRoleUser")!.Element(Sts + "Arn")!.Value);
        XElement credentials = result.Element(Sts + "Credentials")!;
        Assert.StartsWith("ASIA", credentials.Element(Sts + "AccessKeyId")!.Value, StringComparison.Ordinal);
        Assert.Equal(40, credentials.Element(Sts + "SecretAccessKey")!.Value.Length);
        DateTime expiration = (DateTime)credentials.Element(Sts + "Expiration")!;
        Assert.InRange(expiration.ToUniversalTime(), DateTime.UtcNow.AddMinutes(55), DateTime.UtcNow.AddMinutes(61));
    }

    [Fact]
    public async Task The_credentials_say_whose_they_are()
    {
        (_, _, string token) = await GuestAsync();
        XElement credentials = XElement.Parse((await AssumeAsync(token)).Text).Descendants(Sts + "Credentials").Single();
        var request = Form(new() { ["Action"] = "GetCallerIdentity" });
        request.Headers.TryAddWithoutValidation(
            "Authorization", RunningService.Authorization(service: "sts", accessKey: credentials.Element(Sts + "AccessKeyId")!.Value));
        request.Headers.Add("X-Amz-Security-Token", credentials.Element(Sts + "SessionToken")!.Value);

        XElement result = XElement.Parse((await _service.SendAsync(request)).Text).Element(Sts + "GetCallerIdentityResult")!;

        Assert.Equal("arn:aws:sts::210987654321:assumed-role/reader/me", result.Element(Sts + "Arn")!.Value);
        Assert.Equal("210987654321", result.Element(Sts + "Account")!.Value);
    }

    [Fact]
    public async Task A_token_of_a_pool_that_is_gone_is_rejected()
    {
        (string pool, _, string token) = await GuestAsync();
        await _service.CallAsync("DeleteIdentityPool", new { IdentityPoolId = pool });

        Assert.Equal((400, "InvalidIdentityToken"), await RejectedAsync(token));
    }

    [Fact]
    public async Task A_token_that_was_not_made_here_is_rejected()
    {
        (_, _, string token) = await GuestAsync();

        Assert.Equal((400, "InvalidIdentityToken"), await RejectedAsync(token[..^8] + "AAAAAAAA"));
        Assert.Equal((400, "InvalidIdentityToken"), await RejectedAsync("opaque"));
    }

    [Theory]
    [InlineData("RoleArn", null)]
    [InlineData("RoleArn", "short")]
    [InlineData("RoleArn", "arn:aws:iam::123456789012:user/somebody")]
    [InlineData("RoleSessionName", "a b")]
    [InlineData("WebIdentityToken", null)]
    [InlineData("DurationSeconds", "899")]
    public async Task Bad_parameters_are_rejected(string name, string? value)
    {
        (_, _, string token) = await GuestAsync();
        Dictionary<string, string> form = Assume(token);
        form.Remove(name);
        if (value is not null)
        {
            form[name] = value;
        }

        Answer answer = await _service.SendAsync(Form(form));

        Assert.Equal((400, "ValidationError"), (answer.Status, Code(answer)));
        Assert.DoesNotContain(token, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ten")]
    [InlineData("")]
    public async Task A_duration_must_be_a_number(string value)
    {
        (_, _, string token) = await GuestAsync();
        Dictionary<string, string> form = Assume(token);
        form["DurationSeconds"] = value;

        Assert.Equal(400, (await _service.SendAsync(Form(form))).Status);
    }

    [Fact]
    public async Task The_configuration_leads_to_the_keys()
    {
        (_, _, string token) = await GuestAsync();

        JsonElement configuration = await DocumentAsync("/.well-known/openid-configuration");
        JsonElement keys = await DocumentAsync(configuration.GetProperty("jwks_uri").GetString()!);

        Assert.Equal("https://cognito-identity.amazonaws.com", configuration.GetProperty("issuer").GetString());
        Assert.Equal("""["RS512"]""", configuration.GetProperty("id_token_signing_alg_values_supported").GetRawText());
        string header = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(token.Split('.')[0].Replace('-', '+').Replace('_', '/').PadRight((token.IndexOf('.') + 3) / 4 * 4, '=')));
        string kid = JsonDocument.Parse(header).RootElement.GetProperty("kid").GetString()!;
        JsonElement key = Assert.Single(keys.GetProperty("keys").EnumerateArray(), key => key.GetProperty("kid").GetString() == kid);
        Assert.Equal(["alg", "e", "kid", "kty", "n", "use"], key.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, string> Assume(string token) => new()
    {
        ["Action"] = "AssumeRoleWithWebIdentity",
        ["Version"] = "2011-06-15",
        ["RoleArn"] = Role,
        ["RoleSessionName"] = "me",
        ["WebIdentityToken"] = token,
    };

    private static HttpRequestMessage Form(Dictionary<string, string> form) => new(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent(form) };

    private static string Code(Answer answer) => XElement.Parse(answer.Text).Element(Sts + "Error")!.Element(Sts + "Code")!.Value;

    private Task<Answer> AssumeAsync(string token) => _service.SendAsync(Form(Assume(token)));

    private async Task<(int, string)> RejectedAsync(string token)
    {
        Answer answer = await AssumeAsync(token);
        return (answer.Status, Code(answer));
    }

    private async Task<JsonElement> DocumentAsync(string path)
    {
        Answer answer = await _service.SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
        Assert.Equal("application/json", answer.ContentType);
        return answer.Succeeded();
    }

    private async Task<(string Pool, string Id, string Token)> GuestAsync()
    {
        string pool = (await _service.CallAsync("CreateIdentityPool", new { IdentityPoolName = "p", AllowUnauthenticatedIdentities = true }))
            .Succeeded().GetProperty("IdentityPoolId").GetString()!;
        string id = (await UnsignedAsync("GetId", new { IdentityPoolId = pool })).GetProperty("IdentityId").GetString()!;
        return (pool, id, (await UnsignedAsync("GetOpenIdToken", new { IdentityId = id })).GetProperty("Token").GetString()!);
    }

    private async Task<JsonElement> UnsignedAsync(string operation, object input) =>
        (await _service.SendAsync(RunningService.Request(operation, JsonSerializer.Serialize(input), null))).Succeeded();
}
