using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CognitoIdentity.Client.Http;

/// <content>.NET Framework can't be told which certificates to trust, so they are compared here.</content>
internal sealed partial class CaBundle
{
    // The purpose of a server's certificate.
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Whether the chain of a server's certificate ends in one of these, and its only fault is that the system doesn't know it.</summary>
    /// <param name="certificate">The server's certificate.</param>
    /// <param name="sent">The chain that the system made, with the certificates that the server sent.</param>
    public bool Issued(X509Certificate2 certificate, X509Chain sent)
    {
        using var chain = new X509Chain
        {
            ChainPolicy = { RevocationMode = X509RevocationMode.NoCheck, VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority },
        };
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        chain.ChainPolicy.ExtraStore.AddRange(_certificates);
        chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        foreach (X509ChainElement element in sent.ChainElements)
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(certificate)
            && chain.ChainElements[chain.ChainElements.Count - 1].Certificate is var root
            && _certificates.Cast<X509Certificate2>().Any(known => known.RawData.AsSpan().SequenceEqual(root.RawData));
    }
}
