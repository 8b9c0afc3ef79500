using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Makes credentials of any object that holds them or has a <c>GetCredentials()</c> method.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CredentialSourceTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Unwrap.Value(inputData) switch
        {
            null or ICredentialSource => Unwrap.Value(inputData),
            { } other => ForeignCredentials.From(other) ?? throw new ArgumentTransformationMetadataException(Texts.CredentialObjectInvalid),
        };
}
