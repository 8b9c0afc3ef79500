using System.Security.Cryptography.X509Certificates;

namespace CognitoIdentity.Client.Http;

/// <content>.NET Framework can't be told which certificates to trust, so they are compared here.</content>
internal sealed partial class CaBundle
{
    /// <summary>Whether the chain of a server's certificate ends in one of these, with no other fault than that the system doesn't know it.</summary>
    public bool Issued(X509Certificate2 certificate)
    {
        using var chain = new X509Chain
        {
            ChainPolicy = { RevocationMode = X509RevocationMode.NoCheck, VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority },
        };
        chain.ChainPolicy.ExtraStore.AddRange(_certificates);
        return chain.Build(certificate)
            && chain.ChainElements[chain.ChainElements.Count - 1].Certificate is var root
            && _certificates.Cast<X509Certificate2>().Any(known => known.RawData.AsSpan().SequenceEqual(root.RawData));
    }
}
