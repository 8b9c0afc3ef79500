using System.Management.Automation;
using System.Security;

namespace CognitoIdentity.Commands;

/// <summary>The secret key or the session token of credentials: what can stand in a signature and in a header. Nothing of it is quoted. Null passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateSecretAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (Unwrap.Value(arguments) is SecureString secret && !IsFit(secret))
        {
            throw new ValidationMetadataException(Texts.SecretInvalid.With(secret.Length, SecretRule.MaxLength));
        }
    }

    private static bool IsFit(SecureString secret)
    {
        string text = secret.Length <= SecretRule.MaxLength ? secret.Reveal() : string.Empty;

        // What comes back of a secret ends with its first zero character.
        return text.Length == secret.Length && SecretRule.IsKept(text);
    }
}
