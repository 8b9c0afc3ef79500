using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Checks a text that the API doesn't describe, or each of an array, and names the limit that it breaks. Null passes.</summary>
/// <param name="minLength">The fewest characters.</param>
/// <param name="maxLength">The most characters.</param>
/// <param name="pattern">What the whole text must match, or null.</param>
[AttributeUsage(AttributeTargets.Property)]
internal class ValidateTextAttribute(int minLength, int maxLength, string? pattern = null) : ValidateArgumentsAttribute
{
    private TextShape? _shape;

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        _shape ??= new TextShape(minLength, maxLength, pattern);
        foreach (object? value in Unwrap.Elements(arguments))
        {
            if (_shape.Problem(Unwrap.Value(value)) is { } problem)
            {
                throw new ValidationMetadataException(problem);
            }
        }
    }
}

/// <summary>An access key id: what can stand as one in a signature.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateAccessKeyAttribute() : ValidateTextAttribute(1, 128, @"[\w.+=@-]+");

/// <summary>Rejects text of nothing but white space, which the client would treat as absent. PowerShell rejects null and empty text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateNotBlankAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (Unwrap.Elements(arguments).Any(value => value is string { Length: > 0 } text && string.IsNullOrWhiteSpace(text)))
        {
            throw new ValidationMetadataException(Texts.TextBlank);
        }
    }
}
