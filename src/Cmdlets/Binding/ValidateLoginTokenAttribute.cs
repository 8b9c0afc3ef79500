namespace CognitoIdentity.Commands;

/// <summary>The token of a login, of which nothing is said but the length. What fetches a token passes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateLoginTokenAttribute() : ValidateTextAttribute(TextRule.LoginToken);
