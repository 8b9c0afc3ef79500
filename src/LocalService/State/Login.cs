namespace CognitoIdentity.Local;

/// <summary>A user of a provider: what an identity is found by.</summary>
internal readonly record struct Login(string Provider, string User);
