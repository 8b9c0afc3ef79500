namespace CognitoIdentity.Local;

/// <summary>A running local service: Amazon Cognito identity pools on loopback.</summary>
public interface ILocalService : IDisposable
{
    /// <summary>The address to give as <c>-EndpointUrl</c>: http, 127.0.0.1 and the port.</summary>
    Uri Endpoint { get; }

    /// <summary>How it was started.</summary>
    LocalServiceOptions Options { get; }

    /// <summary>The account that owns all resources of the service: 12 digits.</summary>
    string AccountId { get; }

    /// <summary>The seed of the sequence of failures: the given one, or a random one.</summary>
    int Seed { get; }

    /// <summary>How far the service's clock is ahead of this machine's, 50 years at most; behind, if negative. Takes effect at once.</summary>
    TimeSpan ClockOffset { get; set; }

    /// <summary>The requests answered since the start, whatever the answer was.</summary>
    long RequestCount { get; }

    /// <summary>How often each operation was called since the start, answered or not. A copy.</summary>
    IReadOnlyDictionary<string, long> RequestsByOperation { get; }

    /// <summary>The last 1,000 calls, the oldest first. A copy.</summary>
    IReadOnlyList<LocalServiceRequest> RequestLog { get; }

    /// <summary>Whether requests are still answered. False after <see cref="IDisposable.Dispose"/>, which releases the port.</summary>
    bool IsRunning { get; }

    /// <summary>Makes a login of a fictitious user: a token that this service accepts as the provider's.</summary>
    /// <exception cref="CognitoIdentityException">The pool doesn't exist, or is not configured for the provider.</exception>
    LocalLogin CreateLogin(LocalLoginOptions options);
}

/// <summary>Starts local services. Implemented in the private load context.</summary>
public interface ILocalServiceFactory
{
    /// <summary>Starts a service and returns once it answers.</summary>
    /// <exception cref="CognitoIdentityException"><c>LocalServicePortInUse</c>: another program listens on the port, or the user may not listen on it.</exception>
    /// <exception cref="CognitoIdentityException"><c>LocalServiceStateInvalid</c>: the file with the state is damaged, or can't be used.</exception>
    ILocalService Start(LocalServiceOptions options);
}

/// <summary>How a local service is started.</summary>
public sealed class LocalServiceOptions
{
    /// <summary>The default account.</summary>
    public const string DefaultAccountId = "123456789012";

    /// <summary>The longest <see cref="Latency"/>.</summary>
    public static readonly TimeSpan MaxLatency = TimeSpan.FromHours(1);

    /// <summary>The TCP port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The account that owns all resources of the service: 12 digits.</summary>
    public string AccountId { get; init; } = DefaultAccountId;

    /// <summary>The file that keeps the state across restarts; null keeps it in memory alone.</summary>
    public string? StatePath { get; init; }

    /// <summary>The keys to verify signatures with, or null to accept any well-formed signature.</summary>
    public AwsKeys? Keys { get; init; }

    /// <summary>How long every call takes at least, up to <see cref="MaxLatency"/>.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Whether calls beyond the default quotas of the operations are throttled.</summary>
    public bool EnforceQuota { get; init; }

    /// <summary>Whether credentials are given only for roles that were created in the service and whose trust policies allow it.</summary>
    public bool EnforceRoleTrust { get; init; }

    /// <summary>The share of calls, 0 to 1, that fail with TooManyRequestsException.</summary>
    public double ThrottleRate { get; init; }

    /// <summary>The share of calls, 0 to 1, that fail with InternalErrorException, HTTP 500.</summary>
    public double ErrorRate { get; init; }

    /// <summary>The share of calls, 0 to 1, whose connection closes without an answer: half of them before they took effect, half after.</summary>
    public double DropRate { get; init; }

    /// <summary>The seed of the sequence of failures; null for a random one.</summary>
    public int? Seed { get; init; }

    /// <summary>How far the service's clock is ahead of this machine's at the start.</summary>
    public TimeSpan ClockOffset { get; init; }
}

/// <summary>The options of a login at a local service.</summary>
public sealed class LocalLoginOptions
{
    /// <summary>How long a login is valid by default.</summary>
    public static readonly TimeSpan DefaultValidity = TimeSpan.FromHours(1);

    /// <summary>The login key: a user pool, <c>cognito-idp.REGION.amazonaws.com/USERPOOLID</c>, or any other provider.</summary>
    public required string ProviderName { get; init; }

    /// <summary>The user at the provider: the claim <c>sub</c>.</summary>
    public required string UserId { get; init; }

    /// <summary>The client that the token is for: the claim <c>aud</c>. Null: one that the pool is configured for.</summary>
    public string? ClientId { get; init; }

    /// <summary>The pool whose configuration names the client. Null: none.</summary>
    public string? IdentityPoolId { get; init; }

    /// <summary>Additional claims, and other values for default claims; null leaves a claim out.</summary>
    public IReadOnlyDictionary<string, object?> Claims { get; init; } = new Dictionary<string, object?>();

    /// <summary>How long the login is valid. A negative time makes an expired one.</summary>
    public TimeSpan ValidFor { get; init; } = DefaultValidity;
}
