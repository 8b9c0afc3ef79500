using System.Management.Automation;
using System.Security;
using System.Text.Json;
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
internal sealed class ValidateAccessKeyAttribute() : ValidateTextAttribute(1, AwsKeys.MaxAccessKeyLength, AwsKeys.AccessKeyPattern);

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

/// <summary>The secret key or the session token of credentials: what can stand in a signature and in a header. Nothing of it is quoted. Null passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateSecretAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (Unwrap.Value(arguments) is SecureString secret && !IsFit(secret))
        {
            throw new ValidationMetadataException(Texts.SecretInvalid.With(secret.Length, AwsKeys.MaxSecretLength));
        }
    }

    private static bool IsFit(SecureString secret)
    {
        string text = secret.Length <= AwsKeys.MaxSecretLength ? secret.Reveal() : string.Empty;

        // What comes back of a secret ends with its first zero character.
        return text.Length == secret.Length && AwsKeys.IsSecret(text);
    }
}

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
