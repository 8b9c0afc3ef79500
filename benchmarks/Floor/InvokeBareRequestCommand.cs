using System.Management.Automation;
using System.Net.Http.Headers;
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
