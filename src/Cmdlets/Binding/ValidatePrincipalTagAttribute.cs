namespace CognitoIdentity.Commands;

/// <summary>Tags of a session with their values, or the claims that these come from: at most 50.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidatePrincipalTagAttribute() : ValidateMapAttribute(50, new TextRule(1, 256));
