namespace CognitoIdentity;

/// <summary>Clients with their region, partition, address and account.</summary>
public interface IServiceConnection
{
    /// <summary>Makes one call at a time, on the caller's thread. The call has ended when its task is returned.</summary>
    ICognitoIdentityClient BlockingClient { get; }

    /// <summary>Makes calls in parallel. A call is in flight when its task is returned.</summary>
    ICognitoIdentityClient ConcurrentClient { get; }

    /// <summary>The region that calls are signed for.</summary>
    string Region { get; }

    /// <summary>The partition of the region: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>, …</summary>
    string Partition { get; }

    /// <summary>The address that is called.</summary>
    Uri Endpoint { get; }

    /// <summary>The account of the credentials, from STS GetCallerIdentity, called once for the same credentials.</summary>
    Task<string> GetAccountIdAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Identifies the caller: a hash of the keys for a call, so that no caller gets the cached data of another. It covers all keys,
    /// because temporary keys are renewed as a whole.
    /// </summary>
    /// <param name="operation">What they are for, for the error.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<string> GetSignerAsync(string operation, CancellationToken cancellationToken);

    /// <summary>Credentials of a role for an OpenID token, by STS AssumeRoleWithWebIdentity. Unsigned.</summary>
    /// <param name="role">The role, and how to take it.</param>
    /// <param name="token">The token. Secret.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<Credentials> AssumeRoleWithWebIdentityAsync(WebIdentityRole role, string token, CancellationToken cancellationToken);

    /// <summary>A role of the account of the credentials, by IAM GetRole.</summary>
    /// <param name="roleName">Its name, without the path.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<RoleTrust> GetRoleAsync(string roleName, CancellationToken cancellationToken);
}

/// <summary>The role to take for a token, and for how long. Input of STS AssumeRoleWithWebIdentity.</summary>
/// <param name="RoleArn">ARN of the role.</param>
/// <param name="SessionName">The name of the session in logs.</param>
/// <param name="DurationSeconds">How long the credentials are valid: 900 to what the role allows, 43200 at most. Null: 3600.</param>
/// <param name="Policy">A policy, in JSON, that narrows the role's permissions down. Null: none.</param>
public sealed record WebIdentityRole(string RoleArn, string SessionName, int? DurationSeconds, string? Policy)
{
    internal const string Operation = "AssumeRoleWithWebIdentity";
}

/// <summary>Who may take a role. Output of IAM GetRole.</summary>
/// <param name="RoleArn">ARN of the role, with its path.</param>
/// <param name="PolicyDocument">The trust policy, in JSON.</param>
public sealed record RoleTrust(string RoleArn, string PolicyDocument);
