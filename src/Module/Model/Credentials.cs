using System.Security;
using CognitoIdentity.Api;

namespace CognitoIdentity;

/// <summary>Temporary AWS credentials. Part of the output of GetCredentialsForIdentity, AssumeRoleWithWebIdentity and AssumeRole.</summary>
public sealed class Credentials
{
    /// <summary>The format of times from STS and in credential files: UTC.</summary>
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

    /// <summary>When the credentials expire. Local time; epoch seconds on the wire.</summary>
    [Always(nameof(Shapes.DateType))]
    public DateTime? Expiration { get; set; }

    /// <summary>The access key id only, never a secret.</summary>
    public override string ToString() => AccessKeyId ?? string.Empty;
}

/// <summary>The identity to get credentials for. Input of GetCredentialsForIdentity, which is unsigned.</summary>
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
    /// <summary>Id of the identity, <c>REGION:GUID</c>. May differ from the requested one after a merge.</summary>
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
/// Temporary AWS credentials of an identity, with their flow. Output of the cmdlet Get-CICredential. In PowerShell they also have the text
/// members <c>SecretKey</c> and <c>SessionToken</c>, which are shown only when they are read by name.
/// </summary>
/// <remarks>The members can be set, so that PowerShell can convert a deserialized object, such as one from a job or a file.</remarks>
public sealed class IdentityCredential : ICredentialSource, ICredentialText
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>. May differ from the requested one after a merge.</summary>
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

    /// <summary>When the credentials expire. Local time.</summary>
    public DateTime Expiration { get; set; }

    /// <summary>Region of the identity.</summary>
    public string? Region { get; set; }

    /// <summary>The flow: a value of <see cref="CredentialFlow"/>.</summary>
    public string? Flow { get; set; }

    /// <summary>
    /// ARN of their role, if it is known: the service does not return the role that it chose. Not called RoleArn, because Set-AWSCredential would
    /// bind that and assume the role again.
    /// </summary>
    public string? AssumedRoleArn { get; set; }

    string ICredentialText.SecretKey => SecureSecretKey.Reveal();

    string? ICredentialText.SessionToken => SecureSessionToken.Reveal();

    /// <inheritdoc/>
    public AwsKeys GetKeys() => new(AccessKeyId, SecureSecretKey.Reveal(), SecureSessionToken.Reveal());

    /// <summary>The ids of the identity and of the access key, never a secret.</summary>
    public override string ToString() => $"{IdentityId} ({AccessKeyId})";

    /// <summary>A copy with its own secrets, for another owner.</summary>
    internal IdentityCredential Copy()
    {
        var copy = (IdentityCredential)MemberwiseClone();
        copy.SecureSecretKey = SecureSecretKey.Copy();
        copy.SecureSessionToken = SecureSessionToken.Copy();
        return copy;
    }
}

/// <summary>The targets of the cmdlet Export-CICredential.</summary>
public enum CredentialExportTarget
{
    /// <summary>The environment variables of this process, and of processes that it starts later.</summary>
    Environment,

    /// <summary>A profile in the shared credentials file.</summary>
    Profile,

    /// <summary>The environment of the later steps of a GitHub Actions job, or the outputs of the step; masked in its log.</summary>
    GitHubActions,

    /// <summary>Variables of an Azure DevOps pipeline. The secrets become secret variables.</summary>
    AzureDevOps,

    /// <summary>The JSON document for the setting <c>credential_process</c> of an AWS config file, as output.</summary>
    CredentialProcess,

    /// <summary>Lines of a .env file.</summary>
    DotEnv,

    /// <summary>Lines of a PowerShell script.</summary>
    PowerShell,

    /// <summary>Lines of a script for bash or any other POSIX shell.</summary>
    Bash,
}
