using System.Text;
using System.Text.RegularExpressions;
using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>The client's signatures match those of a second implementation, which is checked against AWS's published example.</summary>
public sealed class SignatureTests
{
    private const string ExampleSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    /// <summary>From AWS's published test suite: get-vanilla and post-vanilla.</summary>
    [Theory]
    [InlineData("GET", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    public void The_verifier_agrees_with_the_published_vectors(string method, string path, string signature)
    {
        var request = new ReceivedRequest(
            method,
            path,
            new Dictionary<string, string> { ["host"] = "example.amazonaws.com", ["x-amz-date"] = "20150830T123600Z" },
            []);

        Assert.Equal(signature, SigV4.Sign(request, ["host", "x-amz-date"], "20150830T123600Z", "us-east-1", "service", ExampleSecret));
    }

    [Theory]
    [InlineData(null, "eu-west-1")]
    [InlineData("AQoDYXdzEPT//////////wEXAMPLE+token=", "eu-west-1")]
    [InlineData(null, "us-gov-west-1")]
    public async Task A_request_has_the_signature_that_it_must_have(string? sessionToken, string region)
    {
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));
        ICognitoIdentityClient client = Connect(new ClientOptions
        {
            Region = region,
            EndpointUrl = server.Url,
            Credential = new AwsKeys("AKIDEXAMPLE", ExampleSecret, sessionToken),
        }).BlockingClient;

        await client.SendAsync(new CreateIdentityPoolRequest { IdentityPoolName = "Näme + <two>" }, Token);
        await client.SendAsync(new ListIdentityPoolsRequest(), Token);

        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => AssertSigned(request, region, sessionToken));
    }

    [Fact]
    public async Task A_request_that_is_sent_again_is_signed_again()
    {
        await using var server = new ScriptedServer(Reply.Error("TooManyRequestsException"), Reply.Json(AnyAnswer));

        await ClientOf(server, new AwsKeys("AKIDEXAMPLE", ExampleSecret, null)).SendAsync(new ListIdentityPoolsRequest(), Token);

        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => AssertSigned(request, Region, null));
    }

    [Fact]
    public async Task A_request_that_was_tampered_with_has_another_signature()
    {
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));
        await ClientOf(server, new AwsKeys("AKIDEXAMPLE", ExampleSecret, null)).SendAsync(new ListIdentityPoolsRequest(), Token);
        ReceivedRequest request = server.Requests[0];

        Assert.NotEqual(Signature(request).Sent, Signature(request with { Body = Encoding.UTF8.GetBytes("{ }") }).Expected);
        Assert.NotEqual(Signature(request).Sent, Signature(request with { Path = "/x" }).Expected);
    }

    private static void AssertSigned(ReceivedRequest request, string region, string? sessionToken)
    {
        (string scope, string[] headers, string sent, string expected) = Signature(request);

        Assert.Equal(expected, sent);
        Assert.Equal($"AKIDEXAMPLE/{request.Header("x-amz-date")![..8]}/{region}/cognito-identity/aws4_request", scope);
        Assert.Equal(sessionToken, request.Header("x-amz-security-token"));
        string[] mustBeSigned = ["content-type", "host", "x-amz-date", "x-amz-target", .. sessionToken is null ? Array.Empty<string>() : ["x-amz-security-token"]];
        Assert.Empty(mustBeSigned.Except(headers));
        Assert.Equal(headers.Order(StringComparer.Ordinal), headers);

        Assert.InRange(SignedAt(request), DateTime.UtcNow.AddMinutes(-15), DateTime.UtcNow.AddMinutes(15));
    }

    private static (string Scope, string[] Headers, string Sent, string Expected) Signature(ReceivedRequest request)
    {
        Match match = Regex.Match(
            request.Header("Authorization")!, "^AWS4-HMAC-SHA256 Credential=(?<scope>[^,]+), SignedHeaders=(?<headers>[^,]+), Signature=(?<signature>[0-9a-f]{64})$");
        Assert.True(match.Success, request.Header("Authorization"));
        string[] headers = match.Groups["headers"].Value.Split(';');
        string[] scope = match.Groups["scope"].Value.Split('/');
        string expected = SigV4.Sign(request, headers, request.Header("x-amz-date")!, scope[2], scope[3], ExampleSecret);
        return (match.Groups["scope"].Value, headers, match.Groups["signature"].Value, expected);
    }
}
