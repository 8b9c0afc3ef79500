using System.Security.Cryptography.X509Certificates;

namespace CognitoIdentity.Client.Http;

/// <content>How .NET takes the certificates.</content>
internal sealed partial class CaBundle
{
    /// <summary>Trusts these certificates alone. Those among them that are not roots may be between a server's certificate and a root.</summary>
    public X509ChainPolicy ChainPolicy()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(_certificates);
        return policy;
    }
}
