using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Makes a secret of a token that is a string; a SecureString, and a script block that fetches a token, stay what they are.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LoginTokenTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData is null
        ? null
        : LoginTransformationAttribute.Token(inputData) ?? throw new ArgumentTransformationMetadataException(Texts.LoginTokenInvalid);
}
