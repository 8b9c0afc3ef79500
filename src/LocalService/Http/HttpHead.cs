using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Local;

/// <summary>
/// The head of a request of HTTP/1.1 (RFC 9112): request line and headers. Strict, for what is doubtful is not from an
/// AWS client.
/// </summary>
internal sealed partial class HttpHead
{
    private static readonly string[] OwnHosts = ["127.0.0.1", "localhost"];

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

    /// <summary>Whether the client waits for leave to send its body.</summary>
    public bool Asks => Says("Expect", "100-continue");

    /// <exception cref="HttpProblem">It is not the head of a request, or not of one to this machine.</exception>
    public static HttpHead Read(ReadOnlySpan<byte> bytes)
    {
        string[] lines = Encoding.Latin1.GetString(bytes).Split("\r\n");
        Match line = RequestLine().Match(lines[0]);
        if (!line.Success)
        {
            throw new HttpProblem("The request line is malformed.");
        }

        var head = new HttpHead(line, ReadHeaders(lines[1..]));
        head.CheckHost();
        head.ReadLength();
        return head;
    }

    private static Dictionary<string, string> ReadHeaders(string[] lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines)
        {
            Match match = HeaderLine().Match(line);
            if (!match.Success)
            {
                throw new HttpProblem("A header is malformed.");
            }

            string name = match.Groups["name"].Value, value = match.Groups["value"].Value;
            headers[name] = headers.TryGetValue(name, out string? earlier) ? $"{earlier},{value}" : value;
        }

        return headers;
    }

    // A web page that has its own name point to 127.0.0.1 sends that name.
    private void CheckHost()
    {
        string host = Headers.GetValueOrDefault("Host") ?? throw new HttpProblem("The request has no Host header.");
        if (!OwnHosts.Contains(host.Split(':')[0], StringComparer.OrdinalIgnoreCase))
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

    private bool Says(string name, string value) => Headers.TryGetValue(name, out string? given) && given.Equals(value, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A(?<method>[A-Z]{1,20}) (?<path>/[^ ?#]*)(\?(?<query>[^ #]*))? HTTP/1\.(?<minor>[01])\z")]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"\A(?<name>[!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*(?<value>[^\0\r\n]*?)[ \t]*\z")]
    private static partial Regex HeaderLine();
}
