namespace CognitoIdentity.Commands;

/// <summary>The name of a pool.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidatePoolNameAttribute() : ValidateTextAttribute(TextRule.PoolName);
