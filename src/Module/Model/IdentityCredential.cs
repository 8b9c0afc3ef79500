using System.Security;

namespace CognitoIdentity;

/// <summary>
/// Temporary AWS credentials of an identity, and how they came about. Output of the cmdlet Get-CICredential. In PowerShell they
/// have <c>SecretKey</c> and <c>SessionToken</c> as text too: members that nothing shows unless it asks for them by name.
/// </summary>
/// <remarks>The members can be set so that PowerShell makes such an object again of one that came back from a job or a file.</remarks>
public sealed class IdentityCredential : ICredentialSource
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>. May differ from the one asked for when logins were merged.</summary>
    public string? IdentityId { get; set; }

    /// <summary>Id of the pool of the identity, or null when it is not known.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Access key id. Not secret.</summary>
    public string AccessKeyId { get; set; } = string.Empty;

    /// <summary>Secret access key.</summary>
    public SecureString SecureSecretKey { get; set; } = new();

    /// <summary>Session token, sent with every request that the keys sign.</summary>
    public SecureString SecureSessionToken { get; set; } = new();

    /// <summary>When the credentials end. Local time.</summary>
    public DateTime Expiration { get; set; }

    /// <summary>Region of the identity.</summary>
    public string? Region { get; set; }

    /// <summary>How they were got.</summary>
    public CredentialFlow Flow { get; set; }

    /// <summary>
    /// ARN of the role that they are for, where it is known: the service does not tell which one it chose. Not called RoleArn, for
    /// then Set-AWSCredential would take keys from the pipeline for a role that is still to be assumed.
    /// </summary>
    public string? AssumedRoleArn { get; set; }

    /// <inheritdoc/>
    public AwsKeys GetKeys() => new(AccessKeyId, SecureSecretKey.Reveal(), SecureSessionToken.Reveal());

    /// <summary>The ids of the identity and of the access key, never a secret.</summary>
    public override string ToString() => $"{IdentityId} ({AccessKeyId})";

    /// <summary>The same credentials with secrets of their own, for another holder.</summary>
    internal IdentityCredential Copy()
    {
        var copy = (IdentityCredential)MemberwiseClone();
        copy.SecureSecretKey = SecureSecretKey.Copy();
        copy.SecureSessionToken = SecureSessionToken.Copy();
        return copy;
    }
}
