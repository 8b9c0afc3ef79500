namespace CognitoIdentity.Local;

/// <summary>What temporary credentials are for.</summary>
/// <param name="AccessKeyId">Their access key id.</param>
/// <param name="RoleArn">The role.</param>
/// <param name="Name">The session's name.</param>
/// <param name="Expiry">When they end, in seconds since 1970.</param>
internal sealed record RoleSession(string AccessKeyId, string RoleArn, string Name, long Expiry);
