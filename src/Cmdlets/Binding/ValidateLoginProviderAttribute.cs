namespace CognitoIdentity.Commands;

/// <summary>Public providers with the app ids there: at most 10.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateLoginProviderAttribute() : ValidateMapAttribute(10, new TextRule(1, 128, @"[\w.;_/-]+"));
