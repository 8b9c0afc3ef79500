namespace CognitoIdentity.Commands;

/// <summary>The id of a user in a backend of one's own.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateDeveloperUserAttribute() : ValidateTextAttribute(TextRule.DeveloperUserIdentifier);
