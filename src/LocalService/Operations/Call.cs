namespace CognitoIdentity.Local;

/// <summary>What an operation knows of its call besides the input.</summary>
internal sealed record Call(string AccountId, Region Region);
