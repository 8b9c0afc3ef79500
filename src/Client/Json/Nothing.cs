namespace CognitoIdentity.Client.Json;

/// <summary>The answer of an operation that has none: an empty body or an empty object.</summary>
internal sealed class Nothing;
