using System.Globalization;

namespace CognitoIdentity.Commands.Export;

/// <summary>A target of Export-CICredential.</summary>
internal interface ICredentialExport
{
    /// <summary>The target in words: names, never values.</summary>
    string Destination { get; }

    /// <summary>Writes it.</summary>
    void Write(CredentialValues credential);
}

/// <summary>A validated credential as plain text, for other programs.</summary>
internal sealed class CredentialValues
{
    private CredentialValues(AwsKeys keys, DateTime expiration)
    {
        AccessKeyId = Checked(nameof(IdentityCredential.AccessKeyId), keys.AccessKey);
        SecretKey = Checked(nameof(AwsKeys.SecretKey), keys.SecretKey);
        SessionToken = Checked(nameof(AwsKeys.SessionToken), keys.SessionToken);
        Expiration = expiration.ToString(Credentials.ExpirationFormat, CultureInfo.InvariantCulture);
    }

    public string AccessKeyId { get; }

    public string SecretKey { get; }

    public string SessionToken { get; }

    /// <summary>RFC 3339, UTC.</summary>
    public string Expiration { get; }

    public IReadOnlyList<CredentialVariable> Variables =>
    [
        new(CredentialVariable.AccessKeyId, AccessKeyId),
        new(CredentialVariable.SecretAccessKey, SecretKey),
        new(CredentialVariable.SessionToken, SessionToken),
        new(CredentialVariable.Expiration, Expiration),
    ];

    /// <exception cref="CognitoIdentityException"><c>CredentialExpired</c>, <c>CredentialInvalid</c></exception>
    public static CredentialValues From(IdentityCredential credential)
    {
        DateTime expiration = credential.Expiration.ToUniversalTime();
        return expiration > DateTime.UtcNow
            ? new CredentialValues(credential.GetKeys(), expiration)
            : throw new CognitoIdentityException(nameof(Texts.CredentialExpired), [credential.Expiration]);
    }

    // Real values fit into HTTP headers. Programs would read a value with a line break or a blank in different ways.
    private static string Checked(string name, string? value) => !string.IsNullOrEmpty(value) && AwsKeys.IsSecret(value)
        ? value
        : throw new CognitoIdentityException(nameof(Texts.CredentialInvalid), [name]);
}

/// <summary>An environment variable that AWS clients read.</summary>
internal sealed class CredentialVariable
{
    public const string AccessKeyId = "AWS_ACCESS_KEY_ID";
    public const string SecretAccessKey = "AWS_SECRET_ACCESS_KEY";
    public const string SessionToken = "AWS_SESSION_TOKEN";
    public const string Expiration = "AWS_CREDENTIAL_EXPIRATION";

    /// <summary>The names of all, for a message.</summary>
    public const string Names = $"{AccessKeyId}, {SecretAccessKey}, {SessionToken}, {Expiration}";

    public CredentialVariable(string name, string value)
    {
        Name = name;
        Value = value;
    }

    public string Name { get; }

    public string Value { get; }

    public bool IsSecret => Name is SecretAccessKey or SessionToken;

    /// <summary>The name, without the value.</summary>
    public override string ToString() => Name;
}
