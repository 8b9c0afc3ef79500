using System.Net;
using System.Security;

namespace CognitoIdentity;

/// <summary>Secrets on their way in and out of a command.</summary>
internal static class Secrets
{
    /// <summary>The text of a secret, for the wire.</summary>
    public static string Reveal(this SecureString secret) => new NetworkCredential(string.Empty, secret).Password;

    /// <summary>A text that is secret from now on.</summary>
    public static SecureString Protect(string text) => new NetworkCredential(string.Empty, text).SecurePassword;

    /// <summary>Logins as the service takes them; null for none.</summary>
    public static IDictionary<string, string>? Reveal(this IDictionary<string, SecureString>? logins) =>
        logins?.ToDictionary(login => login.Key, login => login.Value.Reveal(), StringComparer.Ordinal);
}
