using System.Globalization;

namespace CognitoIdentity.Commands.Export;

/// <summary>One way of handing a credential to other programs.</summary>
internal interface ICredentialExport
{
    /// <summary>Where it goes, for a person: names, and never a value.</summary>
    string Destination { get; }

    /// <summary>Hands it over.</summary>
    void Write(CredentialValues credential);
}

/// <summary>A credential as plain text on its way to other programs, known to be fit for them.</summary>
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

    // What AWS gives out goes into HTTP headers. With a line break or a blank in it, it would be something else to many a reader.
    private static string Checked(string name, string? value) => !string.IsNullOrEmpty(value) && AwsKeys.IsSecret(value)
        ? value
        : throw new CognitoIdentityException(nameof(Texts.CredentialInvalid), [name]);
}

/// <summary>One of the environment variables that AWS clients look at.</summary>
internal sealed class CredentialVariable
{
    public const string AccessKeyId = "AWS_ACCESS_KEY_ID";
    public const string SecretAccessKey = "AWS_SECRET_ACCESS_KEY";
    public const string SessionToken = "AWS_SESSION_TOKEN";
    public const string Expiration = "AWS_CREDENTIAL_EXPIRATION";

    /// <summary>The names of all of them, for a person.</summary>
    public const string Names = $"{AccessKeyId}, {SecretAccessKey}, {SessionToken}, {Expiration}";

    public CredentialVariable(string name, string value)
    {
        Name = name;
        Value = value;
    }

    public string Name { get; }

    public string Value { get; }

    public bool IsSecret => Name is SecretAccessKey or SessionToken;

    /// <summary>The name alone.</summary>
    public override string ToString() => Name;
}
