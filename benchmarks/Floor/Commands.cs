using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net.Http.Headers;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace CognitoIdentity.Benchmarks;

/// <summary>The least code for a call: one HttpClient, a fixed body, and an answer that is not parsed.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "BareRequest")]
public sealed class InvokeBareRequestCommand : PSCmdlet
{
    private const string Target = "AWSCognitoIdentityService.DescribeIdentityPool";
    private static readonly MediaTypeHeaderValue ContentType = new("application/x-amz-json-1.1");
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
    private static SignedHeaders? _once;

    [Parameter(Mandatory = true, Position = 0)]
    public string IdentityPoolId { get; set; } = "";

    [Parameter(Mandatory = true)]
    public Uri EndpointUrl { get; set; } = null!;

    /// <summary>Signs only the first request of the process. All others repeat its signature.</summary>
    [Parameter]
    public SwitchParameter SignedOnce { get; set; }

    protected override void ProcessRecord() => WriteObject(Call());

    private byte[] Call()
    {
        byte[] body = Encoding.UTF8.GetBytes($$"""{"IdentityPoolId":"{{IdentityPoolId}}"}""");
        using HttpRequestMessage request = new(HttpMethod.Post, EndpointUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = ContentType;
        SignedHeaders headers = SignedOnce ? _once ??= Sign() : Sign();
        request.Headers.TryAddWithoutValidation("X-Amz-Target", Target);
        request.Headers.TryAddWithoutValidation("X-Amz-Date", headers.Date);
        request.Headers.TryAddWithoutValidation("Authorization", headers.Authorization);
        using HttpResponseMessage response = Client.Send(request, HttpCompletionOption.ResponseContentRead);
        response.EnsureSuccessStatusCode();
        using MemoryStream answer = new();
        response.Content.ReadAsStream().CopyTo(answer);
        return answer.ToArray();

        SignedHeaders Sign() => SignedHeaders.Of(EndpointUrl.Authority, Target, body, DateTime.UtcNow);
    }
}

/// <summary>Signature Version 4 of one call. Derives the key each time.</summary>
internal sealed record SignedHeaders(string Date, string Authorization)
{
    private const string SignedNames = "content-type;host;x-amz-date;x-amz-target";
    private static readonly string KeyId = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID")!;
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("AWS4" + Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY"));
    private static readonly string Region = Environment.GetEnvironmentVariable("AWS_REGION")!;

    public static SignedHeaders Of(string host, string target, byte[] body, DateTime now)
    {
        string time = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string day = time[..8];
        string scope = $"{day}/{Region}/cognito-identity/aws4_request";
        string request =
            $"POST\n/\n\ncontent-type:application/x-amz-json-1.1\nhost:{host}\nx-amz-date:{time}\nx-amz-target:{target}\n\n{SignedNames}\n{Hex(SHA256.HashData(body))}";
        byte[] key = Mac(Mac(Mac(Mac(Secret, day), Region), "cognito-identity"), "aws4_request");
        string toSign = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(request)))}";
        return new SignedHeaders(
            time,
            $"AWS4-HMAC-SHA256 Credential={KeyId}/{scope}, SignedHeaders={SignedNames}, Signature={Hex(Mac(key, toSign))}");
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}

/// <summary>Writes one object. Has the parameters of Get-CICredential, so its time is what PowerShell itself needs for such a call.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing", DefaultParameterSetName = "Pool")]
public sealed class GetNothingCommand : PSCmdlet
{
    private static readonly object Nothing = new();

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Pool", ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] IdentityPoolId { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "Identity", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] IdentityId { get; set; } = [];

    [Parameter]
    public IDictionary? Login { get; set; }

    [Parameter]
    public string? UserPoolId { get; set; }

    [Parameter]
    public object? IdToken { get; set; }

    [Parameter]
    public string[] DeveloperUserIdentifier { get; set; } = [];

    [Parameter]
    public string? DeveloperProviderName { get; set; }

    [Parameter]
    public string? CustomRoleArn { get; set; }

    [Parameter]
    public string? RoleArn { get; set; }

    [Parameter]
    public string? RoleSessionName { get; set; }

    [Parameter]
    [ValidateRange(900, 43_200)]
    public int? DurationSeconds { get; set; }

    [Parameter]
    public string? Policy { get; set; }

    [Parameter]
    public SwitchParameter NoCache { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public string? Region { get; set; }

    [Parameter]
    public string? ProfileName { get; set; }

    [Parameter]
    public string? ProfileLocation { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? AccessKey { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SecureString? SecretKey { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SecureString? SessionToken { get; set; }

    [Parameter]
    public object? Credential { get; set; }

    [Parameter]
    public string? EndpointUrl { get; set; }

    [Parameter]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    protected override void ProcessRecord() => WriteObject(Nothing);
}
