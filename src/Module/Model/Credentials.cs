namespace CognitoIdentity;

/// <summary>Temporary AWS credentials, valid for one hour. Part of the output of GetCredentialsForIdentity.</summary>
public sealed class Credentials
{
    /// <summary>Access key id. Not secret.</summary>
    public string? AccessKeyId { get; set; }

    /// <summary>Secret access key. Secret.</summary>
    public string? SecretKey { get; set; }

    /// <summary>Session token, sent with every request that the keys sign. Secret.</summary>
    public string? SessionToken { get; set; }

    /// <summary>When the credentials end. Local time; epoch seconds on the wire.</summary>
    public DateTime? Expiration { get; set; }

    /// <summary>The access key id only, never a secret.</summary>
    public override string ToString() => AccessKeyId ?? string.Empty;
}
