using System.Management.Automation;
using System.Text.Json;

namespace CognitoIdentity.Commands;

/// <summary>Takes a JSON object alone. Null passes.</summary>
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
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new ValidationMetadataException(Texts.JsonInvalid.With(Texts.JsonObjectExpected));
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new ValidationMetadataException(Texts.JsonInvalid.With(e.Message), e);
        }
    }
}
