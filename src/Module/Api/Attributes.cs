namespace CognitoIdentity.Api;

/// <summary>Marks a property that is a member of a structure of the API, and names the member's shape. The property's name is the member's.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class MemberAttribute : Attribute
{
    private protected MemberAttribute(string shape) => Shape = shape;

    /// <summary>The shape: the name of a field of <see cref="Shapes"/>.</summary>
    public string Shape { get; }

    /// <summary>The member's name, if it can't be the property's name.</summary>
    public string? Name { get; init; }
}

/// <summary>A member that the API requires.</summary>
internal sealed class RequiredAttribute(string shape) : MemberAttribute(shape);

/// <summary>A member that may be left out.</summary>
internal sealed class OptionalAttribute(string shape) : MemberAttribute(shape);

/// <summary>A member that every answer of the service has, although the API does not require it. An answer without it is rejected.</summary>
internal sealed class AlwaysAttribute(string shape) : MemberAttribute(shape);

/// <summary>Marks a request, and describes its operation. By default, an operation is signed, and can be sent again.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OperationAttribute : Attribute
{
    /// <summary>Whether requests are signed.</summary>
    public bool IsSigned { get; init; } = true;

    /// <summary>
    /// The error for a request that has already taken effect; null if the operation accepts it again. After a lost answer, this error means that
    /// the first attempt succeeded.
    /// </summary>
    public string? DoneCode { get; init; }

    /// <summary>
    /// Our error for a request that must not be sent again after a lost answer, because it would take effect twice; null for requests
    /// that can be sent again. The text of this name and its remedy have a placeholder for <see cref="Subject"/>.
    /// </summary>
    public string? UnclearError { get; init; }

    /// <summary>The member with the subject of the request, for the error.</summary>
    public string? Subject { get; init; }

    /// <summary>The member that makes it safe to send the request again, if it is given and not empty.</summary>
    public string? SafeWith { get; init; }
}
