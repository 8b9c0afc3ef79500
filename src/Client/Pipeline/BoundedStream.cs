namespace CognitoIdentity.Client.Pipeline;

/// <summary>The body of an answer up to a limit, which no answer of the service comes near.</summary>
internal sealed partial class BoundedStream : Stream
{
    /// <summary>The most megabytes that are read.</summary>
    public const int Limit = 16;

    private readonly Stream _body;
    private long _left = Limit * 1024 * 1024;

    public BoundedStream(Stream body)
    {
        _body = body;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">The body is longer.</exception>
    public override int Read(byte[] buffer, int offset, int count) => Count(_body.Read(buffer, offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read) => (_left -= read) >= 0 ? read : throw new InvalidDataException(Texts.ResponseTooLong.With(Limit));
}
