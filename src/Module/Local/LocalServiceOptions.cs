namespace CognitoIdentity.Local;

/// <summary>How a local service is started.</summary>
public sealed class LocalServiceOptions
{
    /// <summary>The account that every service owns its pools in unless told otherwise.</summary>
    public const string DefaultAccountId = "123456789012";

    /// <summary>The longest <see cref="Latency"/>.</summary>
    public static readonly TimeSpan MaxLatency = TimeSpan.FromHours(1);

    /// <summary>The TCP port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The account that owns everything in the service: 12 digits.</summary>
    public string AccountId { get; init; } = DefaultAccountId;

    /// <summary>The file that keeps the state across restarts; null keeps it in memory alone.</summary>
    public string? StatePath { get; init; }

    /// <summary>The keys that signatures are held to, or null for taking any well-formed signature.</summary>
    public AwsKeys? Keys { get; init; }

    /// <summary>How long every call takes at least, up to <see cref="MaxLatency"/>.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Whether calls beyond the default quotas of the operations are throttled.</summary>
    public bool EnforceQuota { get; init; }

    /// <summary>The share of calls, 0 to 1, that fail with TooManyRequestsException.</summary>
    public double ThrottleRate { get; init; }

    /// <summary>The share of calls, 0 to 1, that fail with InternalErrorException, HTTP 500.</summary>
    public double ErrorRate { get; init; }

    /// <summary>The share of calls, 0 to 1, whose connection closes without an answer: half of them before they took effect, half after.</summary>
    public double DropRate { get; init; }

    /// <summary>What the sequence of failures follows from; null for any.</summary>
    public int? Seed { get; init; }

    /// <summary>How far the service's clock is ahead of this machine's at the start.</summary>
    public TimeSpan ClockOffset { get; init; }
}
