using System.Net;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Tells the requests of which nothing was sent from those that may have taken effect, whatever they ended with.</summary>
internal sealed partial class UnsentRequests : DelegatingHandler
{
    public UnsentRequests(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <exception cref="RequestUnsentException">It failed before its body was begun.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = new WatchedBody(request.Content!);
        request.Content = body;
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        // Whatever it is: an attempt that sent nothing is in no doubt.
        catch (Exception e) when (!body.IsBegun && !cancellationToken.IsCancellationRequested)
        {
            throw new RequestUnsentException(e);
        }
    }

    private sealed partial class WatchedBody : HttpContent
    {
        private readonly HttpContent _body;

        public WatchedBody(HttpContent body)
        {
            _body = body;
            this.TakeHeaders(body);
        }

        public bool IsBegun { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            IsBegun = true;
            return _body.CopyToAsync(stream);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Headers.ContentLength ?? 0;
            return _body.Headers.ContentLength is not null;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _body.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}

/// <summary>Nothing of a request was sent, mostly because no connection came about. The SDK tries it again, as it does all I/O.</summary>
internal sealed class RequestUnsentException : IOException
{
    public RequestUnsentException(Exception cause)
        : base(cause.Message, cause)
    {
    }
}
