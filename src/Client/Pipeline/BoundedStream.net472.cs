namespace CognitoIdentity.Client.Pipeline;

/// <content>Reads without waiting, into an array: streams of .NET Framework know no other memory.</content>
internal sealed partial class BoundedStream
{
    /// <exception cref="InvalidDataException">The body is longer.</exception>
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Count(await _body.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false));
}
