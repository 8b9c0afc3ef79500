using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Makes credentials of any object that holds them or has a <c>GetCredentials()</c> method.</summary>
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
