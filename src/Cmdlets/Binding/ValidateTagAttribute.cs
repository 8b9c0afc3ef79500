namespace CognitoIdentity.Commands;

/// <summary>Tags of a pool: at most 50, whose values may be empty.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateTagAttribute() : ValidateMapAttribute(50, new TextRule(0, 256));
