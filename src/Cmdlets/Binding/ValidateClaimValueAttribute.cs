namespace CognitoIdentity.Commands;

/// <summary>What a rule compares a claim with.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateClaimValueAttribute() : ValidateTextAttribute(TextRule.ClaimValue);
