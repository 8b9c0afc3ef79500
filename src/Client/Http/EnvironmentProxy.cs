using System.Net;

namespace CognitoIdentity.Client.Http;

/// <summary>
/// The proxy of HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, read for each request; without them the system's proxy. .NET reads them
/// once in a process, .NET Framework never: where .NET found some that are gone now, calls are direct. Loopback addresses are called without a proxy.
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy, ICredentials
{
    public static readonly EnvironmentProxy Instance = new();

    private const string OfHttp = "HTTP_PROXY";
    private const string OfHttps = "HTTPS_PROXY";

    private EnvironmentProxy()
    {
    }

    /// <summary>Finds the user name and password for a proxy.</summary>
    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException();
    }

    /// <summary>The proxy's address, without user name and password, since errors show it. Null to call directly.</summary>
    public Uri? GetProxy(Uri destination) =>
        destination.IsLoopback ? null
        : IsNamed ? IsExcepted(destination) ? null : WithoutUser(Address(destination.Scheme == Uri.UriSchemeHttps ? OfHttps : OfHttp))
        : HttpTransport.SystemProxy is { } system && !system.IsBypassed(destination) && system.GetProxy(destination) is { } found && found != destination ? found
        : null;

    public bool IsBypassed(Uri host) => GetProxy(host) is null;

    public NetworkCredential? GetCredential(Uri uri, string authType) =>
        UserOf(OfHttps, uri) ?? UserOf(OfHttp, uri) ?? HttpTransport.SystemProxy?.Credentials?.GetCredential(uri, authType);

    private static bool IsNamed => (Address(OfHttp) ?? Address(OfHttps)) is not null;

    private static Uri? Address(string variable)
    {
        string? value = Variable(variable) ?? Variable("ALL_PROXY");
        return value is not null && Uri.TryCreate(value.Contains("://", StringComparison.Ordinal) ? value : $"http://{value}", UriKind.Absolute, out Uri? address)
            ? address
            : null;
    }

    private static Uri? WithoutUser(Uri? proxy) => proxy is null ? null : new UriBuilder(proxy) { UserName = "", Password = "" }.Uri;

    private static NetworkCredential? UserOf(string variable, Uri asking)
    {
        Uri? proxy = Address(variable);
        string[] user = proxy is not null && WithoutUser(proxy) == asking ? proxy.UserInfo.Split([':'], 2) : [];
        return user is [{ Length: > 0 }, ..] ? new NetworkCredential(Uri.UnescapeDataString(user[0]), Uri.UnescapeDataString(user.ElementAtOrDefault(1) ?? "")) : null;
    }

    // .example.com covers all hosts below it, and example.com only itself, as on .NET.
    private static bool IsExcepted(Uri destination) =>
        (Variable("NO_PROXY") ?? "").Split(',').Select(host => host.Trim()).Where(host => host.Length > 0).Any(host =>
            host == "*" || destination.Host.Equals(host.TrimStart('.'), StringComparison.OrdinalIgnoreCase)
            || (host[0] == '.' && destination.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase)));

    // Lower case wins, as in curl. On Windows both are one variable.
    private static string? Variable(string name) => NotEmpty(name.ToLowerInvariant()) ?? NotEmpty(name);

    private static string? NotEmpty(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
