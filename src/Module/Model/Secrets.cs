using System.Management.Automation;
using System.Net;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;

namespace CognitoIdentity;

/// <summary>
/// The secrets of a credential as text, for who reads them by name, in any session: Format-List *, Select-Object *, ConvertTo-Json and Get-Member
/// pass over them.
/// </summary>
public interface ICredentialText
{
    /// <summary>Secret access key.</summary>
    [Hidden]
    string SecretKey { get; }

    /// <summary>Session token.</summary>
    [Hidden]
    string? SessionToken { get; }
}

/// <summary>A token as text, in the same way.</summary>
public interface ITokenText
{
    /// <summary>The token, a signed JWT.</summary>
    [Hidden]
    string? Token { get; }

    /// <summary>The token as a login, which can be passed as -Login: the provider's name and the token.</summary>
    [Hidden]
    LoginMap Logins { get; }
}

/// <summary>Secrets on their way in and out of a command.</summary>
internal static class Secrets
{
    /// <summary>The most characters that a SecureString holds.</summary>
    public const int LongestProtected = 65_536;

    /// <summary>The text of a secret, for the wire.</summary>
    public static string Reveal(this SecureString secret) => new NetworkCredential(string.Empty, secret).Password;

    /// <summary>A text that is secret from now on.</summary>
    public static SecureString Protect(string text) => new NetworkCredential(string.Empty, text).SecurePassword;

    /// <summary>Compares secrets in constant time. Secrets are compared nowhere else.</summary>
    public static bool AreSame(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(one), MemoryMarshal.AsBytes(other));

    /// <inheritdoc cref="AreSame(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    public static bool AreSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => CryptographicOperations.FixedTimeEquals(one, other);
}
