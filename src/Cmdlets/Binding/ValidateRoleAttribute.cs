namespace CognitoIdentity.Commands;

/// <summary>Roles by type: one for users, one for guests.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateRoleAttribute() : ValidateMapAttribute(2, TextRule.Arn, new TextRule(1, 128, "(un)?authenticated"));
