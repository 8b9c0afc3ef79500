using System.Collections.Specialized;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Web;

namespace CognitoIdentity.Local;

/// <summary>A request, read to its end.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, encoded.</param>
/// <param name="Query">The query, encoded, without the question mark.</param>
/// <param name="Headers">The headers; several of one name are joined with commas.</param>
/// <param name="Body">The body.</param>
internal sealed record HttpRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private NameValueCollection? _form;

    /// <summary>The body, read as a form.</summary>
    public NameValueCollection Form => _form ??= HttpUtility.ParseQueryString(Encoding.UTF8.GetString(Body));

    /// <summary>Whether the body was too large. It is then dropped.</summary>
    public bool IsTooLarge { get; init; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>An HTTP answer.</summary>
internal sealed record HttpReply(int Status, string ContentType, ReadOnlyMemory<byte> Body, string? ErrorCode = null, string? ErrorMessage = null);

/// <summary>The bytes are not a complete, valid request. The connection is closed.</summary>
internal sealed class HttpProblem : Exception
{
    public HttpProblem(string message)
        : base(message)
    {
    }
}

/// <summary>
/// The head of a request of HTTP/1.1 (RFC 9112): request line and headers. Strict: an invalid head is not from an
/// AWS client.
/// </summary>
internal sealed class HttpHead
{
    private static readonly Regex RequestLine = new(@"\A(?<method>[A-Z]{1,20}) (?<path>/[^ ?#]*)(\?(?<query>[^ #]*))? HTTP/1\.(?<minor>[01])\z");
    private static readonly Regex HeaderName = new(@"\A[!#$%&'*+\-.^_`|~0-9A-Za-z]+\z");
    private static readonly Regex OwnHost = new(@"\A(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?\z", RegexOptions.IgnoreCase);

    private HttpHead(Match line, IReadOnlyDictionary<string, string> headers)
    {
        Method = line.Groups["method"].Value;
        Path = line.Groups["path"].Value;
        Query = line.Groups["query"].Value;
        Headers = headers;
        IsLast = line.Groups["minor"].Value == "0" || Says("Connection", "close");
    }

    public string Method { get; }

    public string Path { get; }

    public string Query { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Whether the client sends no more on this connection.</summary>
    public bool IsLast { get; }

    public bool IsChunked { get; private set; }

    public long ContentLength { get; private set; }

    /// <summary>Whether the client waits for 100 Continue before it sends the body.</summary>
    public bool ExpectsContinue => Says("Expect", "100-continue");

    /// <exception cref="HttpProblem">It is not the head of a request, or the request is not for this machine.</exception>
    public static HttpHead Read(ReadOnlySpan<byte> bytes)
    {
        string[] lines = Encoding.Latin1.GetString(bytes).Split("\r\n");
        Match line = RequestLine.Match(lines[0]);
        if (!line.Success)
        {
            throw new HttpProblem("The request line is malformed.");
        }

        var head = new HttpHead(line, ReadHeaders(lines.AsSpan(1)));
        head.CheckHost();
        head.ReadLength();
        return head;
    }

    private static Dictionary<string, string> ReadHeaders(ReadOnlySpan<string> lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string name = line[..Math.Max(colon, 0)];
            string value = line[(colon + 1)..].Trim(' ', '\t');
            if (!HeaderName.IsMatch(name) || value.AsSpan().ContainsAny('\0', '\r', '\n'))
            {
                throw new HttpProblem("A header is malformed.");
            }

            headers[name] = headers.TryGetValue(name, out string? earlier) ? $"{earlier},{value}" : value;
        }

        return headers;
    }

    // DNS rebinding: a web page whose host name resolves to 127.0.0.1 sends that name.
    private void CheckHost()
    {
        string host = Headers.GetValueOrDefault("Host") ?? throw new HttpProblem("The request has no Host header.");
        if (!OwnHost.IsMatch(host))
        {
            throw new HttpProblem("The Host header names another host.");
        }
    }

    private void ReadLength()
    {
        bool hasLength = Headers.TryGetValue("Content-Length", out string? length);
        if (Headers.TryGetValue("Transfer-Encoding", out string? encoding))
        {
            IsChunked = encoding.Equals("chunked", StringComparison.OrdinalIgnoreCase) && !hasLength
                ? true
                : throw new HttpProblem("The length of the body is in doubt.");
        }
        else if (hasLength)
        {
            ContentLength = long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                ? number
                : throw new HttpProblem("The Content-Length is no length.");
        }
    }

    private bool Says(string name, string value) =>
        Headers.TryGetValue(name, out string? given)
        && given.Split(',').Select(one => one.Trim()).Contains(value, StringComparer.OrdinalIgnoreCase);
}
