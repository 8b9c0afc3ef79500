namespace CognitoIdentity.Commands.Export;

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
