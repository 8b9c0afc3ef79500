namespace CognitoIdentity.Commands;

/// <summary>Names the operations of the API that a cmdlet calls. The documentation is made from it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ServiceOperationAttribute : Attribute
{
    /// <param name="names">The operations, such as <c>CreateIdentityPool</c>, in the order in which they are called.</param>
    public ServiceOperationAttribute(params string[] names)
    {
        Names = names;
    }

    /// <summary>The operations, in the order in which they are called.</summary>
    public IReadOnlyList<string> Names { get; }
}
