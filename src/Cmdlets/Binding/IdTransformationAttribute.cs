using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Takes the id out of objects that have one, so that what one cmdlet puts out goes into the next. Strings stay strings.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdTransformationAttribute : ArgumentTransformationAttribute
{
    private readonly string[] _members;

    /// <summary>Whether an object without any of the members is refused, so that the binder tries another parameter.</summary>
    public bool IsStrict { get; set; }

    /// <summary>Whether a number may be an id, even where it is strict.</summary>
    public bool TakesNumbers { get; set; }

    /// <param name="members">The members that may hold the id, the best first.</param>
    public IdTransformationAttribute(params string[] members)
    {
        _members = members;
    }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is null ? null : Unwrap.Elements(inputData).Select(Id).ToArray();

    private string? Id(object? element) =>
        Unwrap.Value(element) as string
        ?? _members.Select(member => Unwrap.Member(element, member)).FirstOrDefault(id => id is not null)?.ToString()
        ?? (IsStrict && !(TakesNumbers && Unwrap.Value(element) is ValueType) ? throw NotFound(element) : element?.ToString());

    // With this inner exception the binder goes on to the next parameter; with any other it gives up.
    private ArgumentTransformationMetadataException NotFound(object? element)
    {
        string message = string.Format(CultureInfo.CurrentCulture, Texts.IdNotFound, element, string.Join(", ", _members));
        return new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }
}
