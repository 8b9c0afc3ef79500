namespace CognitoIdentity.Commands;

/// <summary>The ARN of a role or a provider, or several.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateArnAttribute() : ValidateTextAttribute(TextRule.Arn);
