namespace CognitoIdentity;

/// <summary>The two ways from an identity to AWS credentials.</summary>
public enum CredentialFlow
{
    /// <summary>The enhanced (simplified) flow: the service chooses the role. GetCredentialsForIdentity.</summary>
    Enhanced,

    /// <summary>The basic (classic) flow: the caller names the role, for a token of the identity. STS AssumeRoleWithWebIdentity.</summary>
    Classic,
}
