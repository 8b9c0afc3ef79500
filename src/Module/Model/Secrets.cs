using System.Management.Automation;
using System.Net;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;

namespace CognitoIdentity;

/// <summary>
/// The secrets of a credential as text, readable only by name, in any session. Format-List *, Select-Object *, ConvertTo-Json and Get-Member
/// don't show them.
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

/// <summary>A token as text, readable only by name.</summary>
public interface ITokenText
{
    /// <summary>The token, a signed JWT.</summary>
    [Hidden]
    string? Token { get; }

    /// <summary>The token as a login, which can be passed as -Login: the provider's name and the token.</summary>
    [Hidden]
    LoginMap Logins { get; }
}

/// <summary>Converts and compares secrets.</summary>
internal static class Secrets
{
    /// <summary>The most characters that a SecureString holds.</summary>
    public const int LongestProtected = 65_536;

    /// <summary>The text of a secret, for the wire.</summary>
    public static string Reveal(this SecureString secret) => new NetworkCredential(string.Empty, secret).Password;

    /// <summary>A text as a SecureString.</summary>
    public static SecureString Protect(string text) => new NetworkCredential(string.Empty, text).SecurePassword;

    /// <summary>Compares secrets in constant time. All comparisons of secrets are here.</summary>
    public static bool AreSame(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(one), MemoryMarshal.AsBytes(other));

    /// <inheritdoc cref="AreSame(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    public static bool AreSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => CryptographicOperations.FixedTimeEquals(one, other);
}
