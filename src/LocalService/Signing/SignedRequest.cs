using System.Net;

namespace CognitoIdentity.Local;

/// <summary>The parts of a request that a signature is made over.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, encoded.</param>
/// <param name="Query">The query, encoded, without the question mark.</param>
/// <param name="Header">The value of a header, or null; several values are joined with commas.</param>
/// <param name="Body">The body.</param>
internal sealed record SignedRequest(string Method, string Path, string Query, Func<string, string?> Header, ReadOnlyMemory<byte> Body)
{
    public static SignedRequest From(HttpListenerRequest request, ReadOnlyMemory<byte> body)
    {
        Uri? url = request.Url;
        return new(request.HttpMethod, url?.AbsolutePath ?? "/", url?.Query.TrimStart('?') ?? "", name => request.Headers[name], body);
    }
}
