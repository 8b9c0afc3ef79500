namespace CognitoIdentity.Local;

/// <summary>What goes back over HTTP.</summary>
internal sealed record HttpReply(int Status, string ContentType, ReadOnlyMemory<byte> Body, string? ErrorCode = null, string? ErrorMessage = null);
