namespace CognitoIdentity.Local;

/// <summary>What AssumeRoleWithWebIdentity gives.</summary>
internal sealed record WebIdentitySession(string Subject, string Audience, string RoleArn, string Name, Credentials Credentials);
