namespace CognitoIdentity.Commands;

/// <summary>The name of a claim.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateClaimNameAttribute() : ValidateTextAttribute(TextRule.ClaimName);
