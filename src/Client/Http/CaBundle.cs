using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.Client.Http;

/// <summary>The certificates of AWS_CA_BUNDLE, or of a profile's <c>ca_bundle</c>: servers are verified with these, not with the system's.</summary>
internal sealed partial class CaBundle
{
    public const string Variable = "AWS_CA_BUNDLE";

    private static readonly Regex Pem = new("-----BEGIN (?:TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END");

    // Reading a bundle's certificates takes long, and each command asks for them.
    private static CaBundle? _last;

    private readonly X509Certificate2Collection _certificates;

    private CaBundle(string fingerprint, X509Certificate2Collection certificates)
    {
        Fingerprint = fingerprint;
        _certificates = certificates;
    }

    /// <summary>A hash of the file.</summary>
    public string Fingerprint { get; }

    /// <param name="path">The file, with certificates in PEM.</param>
    /// <param name="source">The variable or the profile that names it.</param>
    /// <exception cref="CognitoIdentityException"><c>CaBundleInvalid</c></exception>
    public static CaBundle Read(string path, string source)
    {
        try
        {
            string text = File.ReadAllText(path);
            string fingerprint = Hash.Of(text);
            if (_last is { } last && last.Fingerprint == fingerprint)
            {
                return last;
            }

            X509Certificate2Collection certificates =
                [.. Pem.Matches(text).Cast<Match>().Select(match => new X509Certificate2(Convert.FromBase64String(match.Groups[1].Value)))];
            return certificates.Count == 0
                ? throw Invalid(Texts.CaBundleEmpty)
                : _last = new CaBundle(fingerprint, certificates);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Invalid(Texts.CaBundleUnreadable);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw Invalid(Texts.CaBundleMalformed);
        }

        CognitoIdentityException Invalid(string reason) => new(nameof(Texts.CaBundleInvalid), [path, source, reason]);
    }
}
