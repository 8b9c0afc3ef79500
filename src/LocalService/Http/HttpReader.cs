using System.Globalization;
using System.Text;

namespace CognitoIdentity.Local;

/// <summary>Reads requests off a connection, one after the other. Heads and bodies are bounded.</summary>
internal sealed class HttpReader
{
    public const int BodyLimit = 1024 * 1024;
    private const int HeadLimit = 64 * 1024;
    private const int ChunkLineLimit = 1024;

    // A client reads the error reply only after it has sent the whole body, so a body that is too large is read too, up to this limit.
    private const long DiscardLimit = 16 * BodyLimit;
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] EndOfLine = "\r\n"u8.ToArray();
    private readonly Stream _stream;
    private readonly Action _grown;
    private byte[] _buffer = new byte[4096];
    private volatile int _held;
    private int _start;
    private int _end;

    /// <param name="stream">The connection.</param>
    /// <param name="grown">Runs when <see cref="Held"/> has grown.</param>
    public HttpReader(Stream stream, Action grown)
    {
        _stream = stream;
        _grown = grown;
    }

    /// <summary>How many bytes of memory the request takes so far.</summary>
    public int Held => _held;

    /// <summary>Waits for the first byte of a request. False if the client has ended the connection.</summary>
    public async Task<bool> HasMoreAsync(CancellationToken stop) => _start < _end || await FillAsync(stop);

    /// <exception cref="HttpProblem">The head is malformed, too long or incomplete.</exception>
    public async Task<HttpHead> ReadHeadAsync(CancellationToken stop) => HttpHead.Read((await ReadUntilAsync(EndOfHead, HeadLimit, stop)).Span);

    /// <returns>The body, or null if it is too large.</returns>
    /// <exception cref="HttpProblem">It is malformed, far too large or incomplete.</exception>
    public async Task<byte[]?> ReadBodyAsync(HttpHead head, CancellationToken stop)
    {
        using var kept = new MemoryStream();
        long total = 0;
        if (head.IsChunked)
        {
            long length;
            while ((length = await ReadChunkLengthAsync(stop)) > 0)
            {
                total = await ReadPartAsync(length, total, kept, stop);
                await ExpectLineEndAsync(stop);
            }

            await SkipTrailersAsync(stop);
        }
        else
        {
            total = await ReadPartAsync(head.ContentLength, 0, kept, stop);
        }

        _held = 0;
        return total <= BodyLimit ? kept.ToArray() : null;
    }

    private async Task<long> ReadPartAsync(long length, long total, MemoryStream kept, CancellationToken stop)
    {
        if (length > DiscardLimit - total)
        {
            throw new HttpProblem("The body is far too large.");
        }

        for (long left = length; left > 0;)
        {
            if (!await HasMoreAsync(stop))
            {
                throw BrokenOff();
            }

            int part = (int)Math.Min(left, _end - _start);
            if (total + length <= BodyLimit)
            {
                kept.Write(_buffer, _start, part);
                if (kept.Capacity > _held)
                {
                    _held = kept.Capacity;
                    _grown();
                }
            }

            _start += part;
            left -= part;
        }

        return total + length;
    }

    private async Task<long> ReadChunkLengthAsync(CancellationToken stop)
    {
        ReadOnlyMemory<byte> line = await ReadUntilAsync(EndOfLine, ChunkLineLimit, stop);
        string digits = Encoding.Latin1.GetString(line.Span).Split(';')[0].TrimEnd();
        return digits.Length <= 8 && long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long length)
            ? length
            : throw new HttpProblem("A chunk is malformed.");
    }

    private async Task ExpectLineEndAsync(CancellationToken stop)
    {
        if ((await ReadUntilAsync(EndOfLine, ChunkLineLimit, stop)).Length != 0)
        {
            throw new HttpProblem("A chunk is malformed.");
        }
    }

    private async Task SkipTrailersAsync(CancellationToken stop)
    {
        int total = 0;
        int length;
        while ((length = (await ReadUntilAsync(EndOfLine, ChunkLineLimit, stop)).Length) > 0)
        {
            total += length;
            if (total > HeadLimit)
            {
                throw new HttpProblem("The trailers are too long.");
            }
        }
    }

    /// <returns>The bytes before the mark, valid until the next read.</returns>
    private async Task<ReadOnlyMemory<byte>> ReadUntilAsync(byte[] mark, int limit, CancellationToken stop)
    {
        int searched = 0;
        while (true)
        {
            int found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf(mark);
            if (found >= 0 && searched + found <= limit)
            {
                var line = new ReadOnlyMemory<byte>(_buffer, _start, searched + found);
                _start += searched + found + mark.Length;
                return line;
            }

            searched = Math.Max(0, _end - _start - mark.Length + 1);
            if (found >= 0 || _end - _start > limit)
            {
                throw new HttpProblem("A line or a head is too long.");
            }

            if (!await FillAsync(stop))
            {
                throw BrokenOff();
            }
        }
    }

    private async Task<bool> FillAsync(CancellationToken stop)
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _buffer.Length)
        {
            byte[] larger = _start == 0 ? new byte[2 * _buffer.Length] : _buffer;
            Buffer.BlockCopy(_buffer, _start, larger, 0, _end - _start);
            (_buffer, _start, _end) = (larger, 0, _end - _start);
        }

        int read = await _stream.ReadAsync(_buffer.AsMemory(_end), stop);
        _end += read;
        return read > 0;
    }

    private static HttpProblem BrokenOff() => new("The request breaks off.");
}
