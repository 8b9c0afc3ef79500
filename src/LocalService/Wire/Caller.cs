namespace CognitoIdentity.Local;

/// <summary>Who signed a call, and for which region.</summary>
internal sealed record Caller(string AccessKeyId, string Region);
