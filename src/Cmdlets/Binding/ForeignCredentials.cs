using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>
/// Credentials of another module. Their type may come from another copy of the AWS SDK, so they are recognized by their members.
/// They are read for each call, because they may renew themselves.
/// </summary>
internal sealed class ForeignCredentials : ICredentialSource
{
    private const string Method = "GetCredentials";

    private readonly PSObject _object;

    private ForeignCredentials(PSObject source)
    {
        _object = source;
    }

    /// <summary>The object as a source of credentials, or null if it isn't one.</summary>
    public static ICredentialSource? From(object source)
    {
        if (Unwrap.Value(source) is PSCredential credential)
        {
            return new AwsKeys(credential.UserName, credential.GetNetworkCredential().Password, sessionToken: null);
        }

        PSObject wrapped = PSObject.AsPSObject(source);
        return wrapped.Methods[Method] is not null ? new ForeignCredentials(wrapped) : Read(wrapped);
    }

    /// <inheritdoc/>
    public AwsKeys GetKeys() =>
        Read(_object.Methods[Method].Invoke()) ?? throw new InvalidOperationException(Texts.CredentialObjectInvalid);

    private static AwsKeys? Read(object? source)
    {
        string? First(params string[] names) =>
            names.Select(name => Unwrap.Member(source, name)).OfType<string>().FirstOrDefault(value => value.Length > 0);

        return First("AccessKeyId", "AccessKey") is { } accessKey && First("SecretKey", "SecretAccessKey") is { } secretKey
            ? new AwsKeys(accessKey, secretKey, First("SessionToken", "Token"))
            : null;
    }
}

/// <summary>
/// Converts objects to credentials. Returns <see cref="None"/> for any other object, and the command rejects that: a binding error would have
/// the input as its target, and the input may contain secrets.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CredentialTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Marks an object that isn't a credential.</summary>
    public static readonly IdentityCredential None = new();

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is null ? null
        : LanguagePrimitives.TryConvertTo(inputData, out IdentityCredential? credential) ? credential
        : None;
}

/// <summary>Converts any object that has keys or a <c>GetCredentials()</c> method.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CredentialSourceTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Convert(inputData);

    /// <summary>The credentials; null for null.</summary>
    public static ICredentialSource? Convert(object? value) => Unwrap.Value(value) switch
    {
        null => null,
        ICredentialSource source => source,
        { } other => ForeignCredentials.From(other) ?? throw new ArgumentTransformationMetadataException(Texts.CredentialObjectInvalid),
    };
}
