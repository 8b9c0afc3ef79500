using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Lets a string stand where a SecureString is wanted. From then on nothing that logs parameters shows the secret.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    // A SecureString has no place for more.
    private const int MaxLength = 65_536;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Convert(inputData);

    /// <summary>The secret as a SecureString; what is no secret stays what it is, for the binder to refuse.</summary>
    public static object? Convert(object? value) =>
        Unwrap.Value(value) is not string text ? Unwrap.Value(value)
        : text.Length == 0 ? null
        : text.Length <= MaxLength ? Secrets.Protect(text)
        : throw new ArgumentTransformationMetadataException(Texts.SecretTooLong.With(text.Length, MaxLength));
}
