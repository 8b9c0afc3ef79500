using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Refuses text of nothing but white space, which the client takes for no text. Null and the empty text are for others to refuse.</summary>
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
