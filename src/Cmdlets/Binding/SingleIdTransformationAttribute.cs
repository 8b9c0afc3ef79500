using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Takes the id out of one object that has one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SingleIdTransformationAttribute : ArgumentTransformationAttribute
{
    private readonly string _member;

    /// <param name="member">The member that may hold the id.</param>
    public SingleIdTransformationAttribute(string member)
    {
        _member = member;
    }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Unwrap.Value(inputData) as string ?? Unwrap.Member(inputData, _member) ?? inputData;
}
