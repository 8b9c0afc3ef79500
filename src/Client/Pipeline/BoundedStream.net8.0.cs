namespace CognitoIdentity.Client.Pipeline;

/// <content>Reads without waiting, into memory of any kind.</content>
internal sealed partial class BoundedStream
{
    /// <exception cref="InvalidDataException">The body is longer.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await _body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc cref="ReadAsync(Memory{byte}, CancellationToken)"/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
}
