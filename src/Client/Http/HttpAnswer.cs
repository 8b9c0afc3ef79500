namespace CognitoIdentity.Client.Http;

/// <summary>An answer, with its body up to a limit. Real answers are far shorter.</summary>
internal sealed class HttpAnswer
{
    /// <summary>The most megabytes that are read from an answer.</summary>
    public const int LimitInMegabytes = 16;

    private const int Limit = LimitInMegabytes * 1024 * 1024;
    private const int ErrorLimit = 64 * 1024;
    private const int LargestFirstBuffer = 64 * 1024;
    private const int UsualLength = 4 * 1024;

    private readonly HttpResponseMessage _response;
    private readonly int _limit;
    private byte[] _buffer;

    public HttpAnswer(HttpResponseMessage response)
    {
        _response = response;
        Status = (int)response.StatusCode;
        _limit = IsSuccess ? Limit : ErrorLimit;

        // One byte more than the body has, for the read that finds its end.
        long length = response.Content.Headers.ContentLength ?? UsualLength;
        _buffer = new byte[Math.Min(length, LargestFirstBuffer) + 1];
    }

    public int Status { get; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Whether the body is longer than the limit.</summary>
    public bool IsCut { get; private set; }

    public ReadOnlySpan<byte> Body => _buffer.AsSpan(0, Length);

    /// <summary>The length of what was read so far.</summary>
    public int Length { get; private set; }

    /// <summary>Where to read more to.</summary>
    public Memory<byte> Free => _buffer.AsMemory(Length);

    /// <summary>The body as a stream.</summary>
    public Stream AsStream() => new MemoryStream(_buffer, 0, Length, writable: false);

    /// <summary>The content type as it was sent, or null.</summary>
    public string? ContentType => _response.Content.Headers.TryGetValues("Content-Type", out IEnumerable<string>? values) ? values.First() : null;

    /// <summary>A header of the answer, or null.</summary>
    public string? Header(string name) => _response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.First() : null;

    /// <summary>Takes over what was read into the buffer.</summary>
    /// <param name="count">How many bytes were read; 0 at the end.</param>
    /// <returns>Whether to read on.</returns>
    public bool Add(int count)
    {
        Length += count;
        IsCut = Length > _limit;
        if (count > 0 && !IsCut && Length == _buffer.Length)
        {
            Array.Resize(ref _buffer, (int)Math.Min(2L * _buffer.Length, _limit + 1L));
        }

        return count > 0 && !IsCut;
    }
}
