using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace CognitoIdentity.Client.Http;

/// <summary>Sends HTTP requests, each once, over pooled connections. Does not follow redirects, which would send secrets to another host.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process.")]
internal sealed partial class HttpTransport
{
    private readonly HttpMessageInvoker _invoker;

    /// <param name="connectTimeout">How long making a connection may take. The request that waits for it then fails, and was not sent.</param>
    /// <param name="caBundle">The certificates to trust servers by; null for the system's.</param>
    public HttpTransport(TimeSpan connectTimeout, CaBundle? caBundle) => _invoker = new HttpMessageInvoker(CreateHandler(connectTimeout, caBundle));

    public async Task<HttpAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
        using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var answer = new HttpAnswer(response);
        try
        {
            while (answer.Add(await body.ReadAsync(answer.Free, cancellationToken).ConfigureAwait(false)))
            {
            }
        }
        catch (IOException) when (!answer.IsSuccess && !cancellationToken.IsCancellationRequested)
        {
            // For an error, the headers may be enough.
        }

        return answer;
    }
}

/// <summary>The body of a request. It knows whether any of it was sent.</summary>
internal sealed partial class RequestBody : ByteArrayContent
{
    public RequestBody(byte[] content)
        : base(content)
    {
    }

    /// <summary>Whether sending has begun. Until then, the request can't have had an effect.</summary>
    public bool IsBegun { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        IsBegun = true;
        return base.SerializeToStreamAsync(stream, context);
    }
}
