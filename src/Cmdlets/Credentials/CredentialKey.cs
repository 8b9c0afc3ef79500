namespace CognitoIdentity.Commands;

/// <summary>Which credentials are wanted, but for who wants them.</summary>
/// <param name="Endpoint">The address of the service.</param>
/// <param name="Region">The region.</param>
/// <param name="IdentityPoolId">The pool, when the user's identity in it is to be looked up.</param>
/// <param name="IdentityId">The identity, when it is known.</param>
/// <param name="CustomRoleArn">The role to ask the enhanced flow for, or null for what the pool chooses.</param>
/// <param name="Role">The role to take by the classic flow, or null for the enhanced flow.</param>
internal sealed record CredentialScope(
    Uri Endpoint, string Region, string? IdentityPoolId, string? IdentityId, string? CustomRoleArn, WebIdentityRole? Role)
{
    // Of the enhanced flow always, of the classic flow unless another is asked for.
    private const int UsualSeconds = 3600;

    /// <summary>How long such credentials are good for when they come.</summary>
    public TimeSpan Life => TimeSpan.FromSeconds(Role?.DurationSeconds ?? UsualSeconds);
}

/// <summary>Credentials in the cache.</summary>
/// <param name="Scope">Which they are.</param>
/// <param name="Digest">The hash of what they were given for, so that nobody gets them without: the tokens, or the keys that sign for a user.</param>
internal sealed record CredentialKey(CredentialScope Scope, string Digest);

/// <summary>An identity in the cache: a user's, as <see cref="LoginSubject"/> tells it, in a pool.</summary>
internal sealed record IdentityKey(Uri Endpoint, string Region, string IdentityPoolId, string Subject);
