using System.Text;
using System.Xml.Linq;
using CognitoIdentity.Client;
using CognitoIdentity.Local;
using CognitoIdentity.Signing;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class SignatureTests : IDisposable
{
    private const string ListOne = """{"MaxResults":1}""";
    private const string Mismatch = "The request signature we calculated does not match the signature you provided. "
        + "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    private static readonly AwsKeys Keys = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);
    private static readonly LocalServiceOptions Options = new() { Keys = Keys };
    private readonly RunningService _running = RunningService.With(Options);

    [Fact]
    public async Task Our_client_is_accepted_with_the_right_keys()
    {
        IServiceConnection connection = Connect(Keys);

        IdentityPool pool = await connection.BlockingClient.SendAsync(
            new CreateIdentityPoolRequest { IdentityPoolName = "pool", AllowUnauthenticatedIdentities = false }, TestContext.Current.CancellationToken);

        Assert.StartsWith("eu-west-1:", pool.IdentityPoolId, StringComparison.Ordinal);
        Assert.Equal(RunningService.Account, await connection.GetAccountIdAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_wrong_secret_is_rejected()
    {
        CognitoIdentityException error = await FailAsync(Connect(new AwsKeys(Keys.AccessKey, "wrong", null)));

        Assert.Equal(("InvalidSignatureException", Mismatch), (error.Code, error.Message));
    }

    [Fact]
    public async Task An_unknown_key_is_rejected()
    {
        CognitoIdentityException error = await FailAsync(Connect(new AwsKeys("AKIDUNKNOWN", Keys.SecretKey, null)));

        Assert.Equal(
            ("UnrecognizedClientException", "The security token included in the request is invalid."), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("AKIDEXAMPLE", "wrong", "SignatureDoesNotMatch")]
    [InlineData("AKIDUNKNOWN", "wrong", "InvalidClientTokenId")]
    public async Task Sts_rejects_in_its_own_words(string accessKey, string secretKey, string code)
    {
        IServiceConnection connection = Connect(new AwsKeys(accessKey, secretKey, null));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => connection.GetAccountIdAsync(TestContext.Current.CancellationToken));

        Assert.Equal((code, 403), (error.Code, error.StatusCode));
    }

    [Theory]
    [InlineData("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "NoSuchEntity", 404)]
    [InlineData("AKIDEXAMPLE", "wrong", "SignatureDoesNotMatch", 403)]
    [InlineData("AKIDUNKNOWN", "wrong", "InvalidClientTokenId", 403)]
    public async Task Iam_checks_signatures_too(string accessKey, string secretKey, string code, int status)
    {
        IServiceConnection connection = Connect(new AwsKeys(accessKey, secretKey, null));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => connection.GetRoleAsync("nobody", TestContext.Current.CancellationToken));

        Assert.Equal((code, status), (error.Code, error.StatusCode));
    }

    [Fact]
    public async Task Our_client_follows_a_clock_that_was_moved()
    {
        _running.Service.ClockOffset = TimeSpan.FromHours(5);
        IServiceConnection connection = Connect(Keys);

        await connection.BlockingClient.SendAsync(new ListIdentityPoolsRequest { MaxResults = 1 }, TestContext.Current.CancellationToken);

        Assert.Equal(["InvalidSignatureException", null], _running.Service.RequestLog.Select(request => request.ErrorCode));
    }

    [Theory]
    [InlineData("20260101T120000Z", Mismatch)]
    [InlineData("20260101T114500Z", Mismatch)]
    [InlineData("20260101T114459Z", "Signature expired: 20260101T114459Z is now earlier than 20260101T114500Z (20260101T120000Z - 15 min.)")]
    [InlineData("20260101T120500Z", Mismatch)]
    [InlineData("20260101T120501Z", "Signature not yet current: 20260101T120501Z is still later than 20260101T120500Z (20260101T120000Z + 5 min.)")]
    public async Task A_signature_is_valid_for_15_minutes(string time, string message)
    {
        using RunningService running = RunningService.With(Options, new ManualClock());

        Assert.Equal(message, (await running.SendAsync(MadeUp(time))).Failed("InvalidSignatureException"));
    }

    [Theory]
    [InlineData(null, "host", "IncompleteSignatureException")]
    [InlineData("yesterday", "host", "IncompleteSignatureException")]
    [InlineData("20260102T120000Z", "host", "InvalidSignatureException")]
    [InlineData("20260101T120000Z", "x-amz-date", "InvalidSignatureException")]
    public async Task A_signature_without_what_it_needs_is_rejected(string? time, string signedHeaders, string error)
    {
        using RunningService running = RunningService.With(Options, new ManualClock());

        Assert.NotEqual(Mismatch, (await running.SendAsync(MadeUp(time, signedHeaders))).Failed(error));
    }

    [Fact]
    public async Task A_request_that_was_changed_after_signing_is_rejected()
    {
        (await _running.SendAsync(Signed(ListOne, ListOne))).Succeeded();

        Assert.Equal(Mismatch, (await _running.SendAsync(Signed(ListOne, """{"MaxResults":2}"""))).Failed("InvalidSignatureException"));

        HttpRequestMessage retargeted = Signed(ListOne, ListOne);
        retargeted.Headers.Remove("X-Amz-Target");
        retargeted.Headers.Add("X-Amz-Target", "AWSCognitoIdentityService.DescribeIdentityPool");
        Assert.Equal(Mismatch, (await _running.SendAsync(retargeted)).Failed("InvalidSignatureException"));
    }

    [Fact]
    public async Task Keys_do_not_make_unsigned_operations_signed_ones()
    {
        Answer unsigned = await _running.SendAsync(RunningService.Request("GetId", "[]", authorization: null));
        Answer signed = await _running.SendAsync(RunningService.Request("ListIdentityPools", ListOne, authorization: null));

        Assert.DoesNotContain("Authentication", unsigned.ErrorType, StringComparison.Ordinal);
        signed.Failed("MissingAuthenticationTokenException");
    }

    [Fact]
    public async Task Without_keys_any_well_formed_signature_will_do()
    {
        using var running = new RunningService();

        (await running.CallAsync("ListIdentityPools", ListOne)).Succeeded();
    }

    [Fact]
    public async Task Credentials_that_the_service_gave_out_are_accepted()
    {
        (AwsKeys ofIdentity, AwsKeys ofToken) = await GiveOutAsync();

        foreach (AwsKeys keys in new[] { ofIdentity, ofToken })
        {
            await Connect(keys).BlockingClient.SendAsync(new ListIdentityPoolsRequest { MaxResults = 1 }, TestContext.Current.CancellationToken);
            Assert.Equal("210987654321", await Connect(keys).GetAccountIdAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Credentials_that_the_service_gave_out_must_be_whole_and_signed_with()
    {
        (AwsKeys one, AwsKeys other) = await GiveOutAsync();

        async Task<string> rejectedAsync(string accessKey, string secretKey, string? sessionToken) =>
            (await FailAsync(Connect(new AwsKeys(accessKey, secretKey, sessionToken)))).Code;
        Assert.Equal("InvalidSignatureException", await rejectedAsync(one.AccessKey, other.SecretKey, one.SessionToken));
        Assert.Equal("UnrecognizedClientException", await rejectedAsync(one.AccessKey, one.SecretKey, other.SessionToken));
        Assert.Equal("UnrecognizedClientException", await rejectedAsync(one.AccessKey, one.SecretKey, null));
        Assert.Equal("UnrecognizedClientException", await rejectedAsync("ASIAAAAAAAAAAAAAAAAA", one.SecretKey, one.SessionToken));
    }

    [Fact]
    public async Task Credentials_that_the_service_gave_out_end()
    {
        (AwsKeys keys, _) = await GiveOutAsync();
        _running.Service.ClockOffset = TimeSpan.FromHours(1);

        CognitoIdentityException error = await FailAsync(Connect(keys));
        var ofSts = await Assert.ThrowsAsync<CognitoIdentityException>(() => Connect(keys).GetAccountIdAsync(TestContext.Current.CancellationToken));

        Assert.Equal(("ExpiredTokenException", "The security token included in the request is expired"), (error.Code, error.Message));
        Assert.Equal(("ExpiredToken", 403), (ofSts.Code, ofSts.StatusCode));
    }

    public void Dispose() => _running.Dispose();

    /// <summary>Credentials of GetCredentialsForIdentity, and of AssumeRoleWithWebIdentity.</summary>
    private async Task<(AwsKeys OfIdentity, AwsKeys OfToken)> GiveOutAsync()
    {
        const string role = "arn:aws:iam::210987654321:role/reader";
        CancellationToken stop = TestContext.Current.CancellationToken;
        ICognitoIdentityClient client = Connect(Keys).BlockingClient;
        string pool = (await client.SendAsync(
            new CreateIdentityPoolRequest { IdentityPoolName = "pool", AllowUnauthenticatedIdentities = true }, stop)).IdentityPoolId!;
        await client.SendAsync(
            new SetIdentityPoolRolesRequest { IdentityPoolId = pool, Roles = new Dictionary<string, string> { ["unauthenticated"] = role } }, stop);
        string guest = (await client.SendAsync(new GetIdRequest { IdentityPoolId = pool }, stop)).IdentityId!;
        Credentials credentials =
            (await client.SendAsync(new GetCredentialsForIdentityRequest { IdentityId = guest }, stop)).Credentials!;
        string token = (await client.SendAsync(new GetOpenIdTokenRequest { IdentityId = guest }, stop)).Token!;

        Answer assumed = await _running.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new FormUrlEncodedContent(
                [new("Action", "AssumeRoleWithWebIdentity"), new("RoleArn", role), new("RoleSessionName", "me"), new("WebIdentityToken", token)]),
        });
        var members = XElement.Parse(assumed.Text).Descendants().Where(element => !element.HasElements).ToDictionary(element => element.Name.LocalName, element => element.Value);
        return (
            new AwsKeys(credentials.AccessKeyId!, credentials.SecretKey!, credentials.SessionToken),
            new AwsKeys(members["AccessKeyId"], members["SecretAccessKey"], members["SessionToken"]));
    }

    private IServiceConnection Connect(AwsKeys keys) => new ClientFactory().Connect(
        new ClientOptions { Region = "eu-west-1", EndpointUrl = _running.Service.Endpoint.AbsoluteUri, Credential = keys });

    private static Task<CognitoIdentityException> FailAsync(IServiceConnection connection) => Assert.ThrowsAsync<CognitoIdentityException>(
        () => connection.BlockingClient.SendAsync(new ListIdentityPoolsRequest { MaxResults = 1 }, TestContext.Current.CancellationToken));

    /// <summary>A request with a valid key and an invalid signature.</summary>
    private static HttpRequestMessage MadeUp(string? time, string signedHeaders = "host;x-amz-date")
    {
        HttpRequestMessage request = RunningService.Request("ListIdentityPools", ListOne, authorization: null);
        request.Headers.TryAddWithoutValidation("X-Amz-Date", time is null ? [] : [time]);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-west-1/cognito-identity/aws4_request, SignedHeaders={signedHeaders}, Signature=00");
        return request;
    }

    /// <summary>A request whose signature is for another body.</summary>
    private HttpRequestMessage Signed(string signedBody, string body)
    {
        string time = DateTimeOffset.UtcNow.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        HttpRequestMessage request = RunningService.Request("ListIdentityPools", body, authorization: null);
        request.Headers.Add("X-Amz-Date", time);
        string[] names = ["host", "x-amz-date", "x-amz-target"];
        string[] values = [_running.Service.Endpoint.Authority, time, "AWSCognitoIdentityService.ListIdentityPools"];
        var signed = new SignedRequest("POST", "/", "", names, values, Encoding.UTF8.GetBytes(signedBody));
        request.Headers.TryAddWithoutValidation("Authorization", SignatureV4.Authorization(signed, Keys, time, "eu-west-1", "cognito-identity"));
        return request;
    }
}
