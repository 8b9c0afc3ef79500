namespace CognitoIdentity.Commands;

/// <summary>The name under which a backend of one's own signs users in.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateDeveloperProviderAttribute() : ValidateTextAttribute(1, 128, @"[\w._-]+");
