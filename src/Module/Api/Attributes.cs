namespace CognitoIdentity.Api;

/// <summary>Marks a property that is a member of a structure of the API, and names the member's shape. The property's name is the member's.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class MemberAttribute : Attribute
{
    private protected MemberAttribute(string shape) => Shape = shape;

    /// <summary>The shape: the name of a field of <see cref="Shapes"/>.</summary>
    public string Shape { get; }

    /// <summary>The member's name where it can't be the property's.</summary>
    public string? Name { get; init; }
}

/// <summary>A member that the API requires.</summary>
internal sealed class RequiredAttribute(string shape) : MemberAttribute(shape);

/// <summary>A member that may be left out.</summary>
internal sealed class OptionalAttribute(string shape) : MemberAttribute(shape);

/// <summary>A member that the service sends in every answer, though the API does not require it. An answer without it is not accepted.</summary>
internal sealed class AlwaysAttribute(string shape) : MemberAttribute(shape);

/// <summary>Marks a request, and says what sets its operation apart. Operations are signed, and can be sent again, unless this says otherwise.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OperationAttribute : Attribute
{
    /// <summary>Whether requests are signed.</summary>
    public bool IsSigned { get; init; } = true;

    /// <summary>
    /// The error that answers a request which took effect before; null for operations that accept it again. After a lost answer, this
    /// error means that the first attempt succeeded.
    /// </summary>
    public string? DoneCode { get; init; }

    /// <summary>
    /// Our error for a request that must not be sent again after a lost answer, because it would take effect twice; null for requests
    /// that can. A text of this name, and its remedy, have a place for <see cref="Subject"/>.
    /// </summary>
    public string? UnclearError { get; init; }

    /// <summary>The member that says what the request was about.</summary>
    public string? Subject { get; init; }

    /// <summary>The member that makes it safe to send the request again, if it is given and not empty.</summary>
    public string? SafeWith { get; init; }
}
