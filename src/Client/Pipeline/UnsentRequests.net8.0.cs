using System.Net;

namespace CognitoIdentity.Client.Pipeline;

/// <content>Bodies that are sent in place, or until they are cancelled.</content>
internal sealed partial class UnsentRequests
{
    private sealed partial class WatchedBody
    {
        protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            IsBegun = true;
            _body.CopyTo(stream, context, cancellationToken);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            IsBegun = true;
            return _body.CopyToAsync(stream, context, cancellationToken);
        }
    }
}
