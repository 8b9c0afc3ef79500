using System.Net;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>The proxy of HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, which .NET looks at, and .NET Framework does not.</summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    private readonly Uri? _http;
    private readonly Uri? _https;
    private readonly string[] _direct;

    private EnvironmentProxy(Uri? http, Uri? https, string[] direct)
    {
        _http = http;
        _https = https;
        _direct = direct;
        string[] user = (https ?? http)!.UserInfo.Split([':'], 2);
        Credentials = user.Length == 2 ? new NetworkCredential(Uri.UnescapeDataString(user[0]), Uri.UnescapeDataString(user[1])) : null;
    }

    public ICredentials? Credentials { get; set; }

    /// <summary>What the variables say; null if they name no proxy, so that the system's settings count.</summary>
    public static EnvironmentProxy? Find()
    {
        Uri? http = Address("HTTP_PROXY") ?? Address("ALL_PROXY");
        Uri? https = Address("HTTPS_PROXY") ?? Address("ALL_PROXY");
        if (http is null && https is null)
        {
            return null;
        }

        IEnumerable<string> direct = (Environment.GetEnvironmentVariable("NO_PROXY") ?? "").Split(',').Select(host => host.Trim());
        return new EnvironmentProxy(http, https, [.. direct.Where(host => host.Length > 0)]);
    }

    public Uri? GetProxy(Uri destination) => destination.Scheme == Uri.UriSchemeHttps ? _https : _http;

    public bool IsBypassed(Uri host) => GetProxy(host) is null || host.IsLoopback || _direct.Any(direct => IsOf(host.Host, direct));

    // .example.com is for all hosts below it, example.com for it alone, as on .NET.
    private static bool IsOf(string host, string direct) =>
        direct == "*" || host.Equals(direct.TrimStart('.'), StringComparison.OrdinalIgnoreCase)
        || (direct[0] == '.' && host.EndsWith(direct, StringComparison.OrdinalIgnoreCase));

    private static Uri? Address(string variable)
    {
        string? value = Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrEmpty(value) ? null
            : Uri.TryCreate(value!.Contains("://") ? value : $"http://{value}", UriKind.Absolute, out Uri? address) ? address
            : null;
    }
}
