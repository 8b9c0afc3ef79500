namespace CognitoIdentity;

/// <summary>The role to take for a token, and for how long. Input of STS AssumeRoleWithWebIdentity.</summary>
/// <param name="RoleArn">ARN of the role. 20 to 2048 characters.</param>
/// <param name="SessionName">What logs call the session. 2 to 64 characters of <c>[\w+=,.@-]</c>.</param>
/// <param name="DurationSeconds">How long the credentials are valid: 900 to what the role allows, 43200 at most. Null: 3600.</param>
/// <param name="Policy">A policy, in JSON, that narrows the role's permissions down. 1 to 2048 characters. Null: none.</param>
public sealed record WebIdentityRole(string RoleArn, string SessionName, int? DurationSeconds, string? Policy);
