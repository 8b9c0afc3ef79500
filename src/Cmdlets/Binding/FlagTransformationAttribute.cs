using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Takes a switch from an object, where nothing is false, and so is the text <c>False</c>. PowerShell would take nothing for true.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FlagTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap.Flag(inputData) ?? false;
}
