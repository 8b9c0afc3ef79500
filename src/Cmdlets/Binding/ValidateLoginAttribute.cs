namespace CognitoIdentity.Commands;

/// <summary>Logins by provider: at most 10, unless there are others. Of their tokens nothing is said but the length.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateLoginAttribute(int maxCount = 10) : ValidateMapAttribute(maxCount, TextRule.LoginToken);
