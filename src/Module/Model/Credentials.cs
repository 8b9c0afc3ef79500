using System.Security;
using CognitoIdentity.Api;

namespace CognitoIdentity;

/// <summary>Temporary AWS credentials. Part of the output of GetCredentialsForIdentity, AssumeRoleWithWebIdentity and AssumeRole.</summary>
public sealed class Credentials
{
    /// <summary>How STS and credential files write the time, which is UTC.</summary>
    internal const string ExpirationFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Access key id. Not secret.</summary>
    [Always(nameof(Shapes.AccessKeyString))]
    public string? AccessKeyId { get; set; }

    /// <summary>Secret access key. Secret.</summary>
    [Always(nameof(Shapes.SecretKeyString))]
    public string? SecretKey { get; set; }

    /// <summary>Session token, sent with every request that the keys sign. Secret.</summary>
    [Always(nameof(Shapes.SessionTokenString))]
    public string? SessionToken { get; set; }

    /// <summary>When the credentials end. Local time; epoch seconds on the wire.</summary>
    [Always(nameof(Shapes.DateType))]
    public DateTime? Expiration { get; set; }

    /// <summary>The access key id only, never a secret.</summary>
    public override string ToString() => AccessKeyId ?? string.Empty;
}

/// <summary>The identity that wants credentials. Input of GetCredentialsForIdentity, which is unsigned.</summary>
[Operation(IsSigned = false)]
public sealed class GetCredentialsForIdentityRequest : IRequest<GetCredentialsForIdentityResponse>, ILoginRequest
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityId))]
    public string? IdentityId { get; set; }

    /// <summary>
    /// Provider name to token; null for a guest. A token of GetOpenIdTokenForDeveloperIdentity goes under
    /// <c>cognito-identity.amazonaws.com</c>. The tokens are secret.
    /// </summary>
    [Optional(nameof(Shapes.LoginsMap))]
    public IDictionary<string, string>? Logins { get; set; }

    /// <summary>ARN of the role to take, one of the roles in the token. Null: the pool chooses the role.</summary>
    [Optional(nameof(Shapes.ARNString))]
    public string? CustomRoleArn { get; set; }
}

/// <summary>Temporary credentials for an identity. Output of GetCredentialsForIdentity.</summary>
public sealed class GetCredentialsForIdentityResponse
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>. May differ from the one asked for when identities were merged.</summary>
    [Always(nameof(Shapes.IdentityId))]
    public string? IdentityId { get; set; }

    /// <summary>The credentials. Secret.</summary>
    [Always(nameof(Shapes.Credentials))]
    public Credentials? Credentials { get; set; }
}

/// <summary>The two ways from an identity to AWS credentials.</summary>
public static class CredentialFlow
{
    /// <summary>The enhanced (simplified) flow: the service chooses the role. GetCredentialsForIdentity.</summary>
    public const string Enhanced = "Enhanced";

    /// <summary>The basic (classic) flow: the caller names the role, for a token of the identity. STS AssumeRoleWithWebIdentity.</summary>
    public const string Classic = "Classic";
}

/// <summary>
/// Temporary AWS credentials of an identity, and how they came about. Output of the cmdlet Get-CICredential. In PowerShell they
/// have <c>SecretKey</c> and <c>SessionToken</c> as text too: members that nothing shows unless it asks for them by name.
/// </summary>
/// <remarks>The members can be set so that PowerShell makes such an object again of one that came back from a job or a file.</remarks>
public sealed class IdentityCredential : ICredentialSource, ICredentialText
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>. May differ from the one asked for when logins were merged.</summary>
    public string? IdentityId { get; set; }

    /// <summary>Id of the pool of the identity, or null when it is not known.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Access key id. Not secret.</summary>
    public string AccessKeyId { get; set; } = string.Empty;

    /// <summary>Access key id, under the name of the parameter -AccessKey.</summary>
    public string AccessKey => AccessKeyId;

    /// <summary>Secret access key.</summary>
    public SecureString SecureSecretKey { get; set; } = new();

    /// <summary>Session token, sent with every request that the keys sign.</summary>
    public SecureString SecureSessionToken { get; set; } = new();

    /// <summary>When the credentials end. Local time.</summary>
    public DateTime Expiration { get; set; }

    /// <summary>Region of the identity.</summary>
    public string? Region { get; set; }

    /// <summary>How they were got: a value of <see cref="CredentialFlow"/>.</summary>
    public string? Flow { get; set; }

    /// <summary>
    /// ARN of the role that they are for, where it is known: the service does not tell which one it chose. Not called RoleArn,
    /// for then Set-AWSCredential would take keys from the pipeline for a role that is still to be assumed.
    /// </summary>
    public string? AssumedRoleArn { get; set; }

    string ICredentialText.SecretKey => SecureSecretKey.Reveal();

    string? ICredentialText.SessionToken => SecureSessionToken.Reveal();

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

/// <summary>Where the cmdlet Export-CICredential puts a credential.</summary>
public enum CredentialExportTarget
{
    /// <summary>The environment variables of this process, and of those that it starts from then on.</summary>
    Environment,

    /// <summary>A profile in the shared credentials file.</summary>
    Profile,

    /// <summary>The environment of the later steps of a GitHub Actions job, or the outputs of the step; masked in its log.</summary>
    GitHubActions,

    /// <summary>Variables of an Azure DevOps pipeline; the secret ones are secret there.</summary>
    AzureDevOps,

    /// <summary>The JSON document that the setting <c>credential_process</c> of an AWS config file asks for, as output.</summary>
    CredentialProcess,

    /// <summary>Lines of a .env file.</summary>
    DotEnv,

    /// <summary>Lines of a PowerShell script.</summary>
    PowerShell,

    /// <summary>Lines of a script for bash or any other POSIX shell.</summary>
    Bash,
}
