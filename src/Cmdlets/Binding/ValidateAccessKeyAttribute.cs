namespace CognitoIdentity.Commands;

/// <inheritdoc cref="TextRule.AccessKey"/>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateAccessKeyAttribute() : ValidateTextAttribute(TextRule.AccessKey);
