namespace CognitoIdentity.Commands;

/// <summary>Which credentials are wanted, but for who wants them.</summary>
/// <param name="Endpoint">The address of the service.</param>
/// <param name="Region">The region.</param>
/// <param name="IdentityPoolId">The pool, when the user's identity in it is to be looked up.</param>
/// <param name="IdentityId">The identity, when it is known.</param>
/// <param name="CustomRoleArn">The role to ask the enhanced flow for, or null for what the pool chooses.</param>
/// <param name="Role">The role to take by the classic flow, or null for the enhanced flow.</param>
internal sealed record CredentialScope(
    Uri Endpoint, string Region, string? IdentityPoolId, string? IdentityId, string? CustomRoleArn, WebIdentityRole? Role);

/// <summary>Credentials in the cache.</summary>
/// <param name="Scope">Which they are.</param>
/// <param name="Subject">Whose they are, as <see cref="LoginSubject"/> tells it.</param>
internal sealed record CredentialKey(CredentialScope Scope, string Subject);

/// <summary>An identity in the cache: a user's, in a pool.</summary>
internal sealed record IdentityKey(Uri Endpoint, string Region, string IdentityPoolId, string Subject);
