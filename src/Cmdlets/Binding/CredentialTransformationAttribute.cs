using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Takes what can be a credential, and does not quote what can't: it may be the secret alone.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CredentialTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is null ? null
        : LanguagePrimitives.TryConvertTo(inputData, out IdentityCredential? credential) ? credential
        : throw new ArgumentTransformationMetadataException(Texts.CredentialExpected);
}
