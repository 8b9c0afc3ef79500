namespace CognitoIdentity.Commands;

/// <summary>An access key id: what can stand as one in a signature.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateAccessKeyAttribute() : ValidateTextAttribute(1, 128, @"[\w.+=@-]+");
