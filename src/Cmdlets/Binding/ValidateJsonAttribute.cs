using System.Management.Automation;
using System.Text.Json;

namespace CognitoIdentity.Commands;

/// <summary>Takes JSON alone. Null passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateJsonAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (Unwrap.Value(arguments) is not string text)
        {
            return;
        }

        try
        {
            using var _ = JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            throw new ValidationMetadataException(Texts.JsonInvalid.With(e.Message), e);
        }
    }
}
