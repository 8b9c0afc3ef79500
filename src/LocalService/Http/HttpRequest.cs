namespace CognitoIdentity.Local;

/// <summary>A request, read to its end.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, encoded.</param>
/// <param name="Query">The query, encoded, without the question mark.</param>
/// <param name="Headers">The headers; several of one name are joined with commas.</param>
/// <param name="Body">The body.</param>
internal sealed record HttpRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Whether there was more of a body than is taken; it is not kept.</summary>
    public bool IsTooLarge { get; init; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>What goes back over HTTP.</summary>
internal sealed record HttpReply(int Status, string ContentType, ReadOnlyMemory<byte> Body, string? ErrorCode = null, string? ErrorMessage = null);

/// <summary>What came is not a request, or not one that can be read to its end. The connection ends with it.</summary>
internal sealed class HttpProblem : Exception
{
    public HttpProblem(string message)
        : base(message)
    {
    }
}
